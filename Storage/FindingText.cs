using System.Text.Json;
using System.Text.Json.Serialization;
using Workshop.Proofs;

namespace Workshop.Storage;

/// <summary>What a proof found of a team, as it rests: JSON that a person can read.</summary>
internal static class FindingText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(TeamFinding finding) =>
        JsonSerializer.Serialize(Detail.Of(finding), Options);

    public static TeamFinding Read(string team, FindingKind kind, string text)
    {
        var detail = JsonSerializer.Deserialize<Detail>(text, Options)!;
        return new TeamFinding(team, kind, detail.Cells, detail.CellCount, detail.Beside);
    }

    /// <summary>Work and Activity are not in what older programs have written.</summary>
    private sealed record Detail(
        int CellCount, bool Moments, bool Hours, IReadOnlyList<CellDifference> Cells, bool Work = false, bool Activity = false)
    {
        [JsonIgnore]
        public BesideCells Beside =>
            (Moments ? BesideCells.Moments : BesideCells.None)
            | (Hours ? BesideCells.Hours : BesideCells.None)
            | (Work ? BesideCells.Work : BesideCells.None)
            | (Activity ? BesideCells.Activity : BesideCells.None);

        public static Detail Of(TeamFinding finding) => new(
            finding.CellCount,
            finding.Beside.HasFlag(BesideCells.Moments),
            finding.Beside.HasFlag(BesideCells.Hours),
            finding.Cells,
            finding.Beside.HasFlag(BesideCells.Work),
            finding.Beside.HasFlag(BesideCells.Activity));
    }
}
