using System.Text.Json;
using Workshop.Proofs;

namespace Workshop.Storage;

/// <summary>What a proof found of a team, as it rests: JSON that a person can read.</summary>
internal static class FindingText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(TeamFinding finding) =>
        JsonSerializer.Serialize(new Detail(finding.CellCount, finding.Moments, finding.Hours, finding.Cells), Options);

    public static TeamFinding Read(string team, FindingKind kind, string text)
    {
        var detail = JsonSerializer.Deserialize<Detail>(text, Options)!;
        return new TeamFinding(team, kind, detail.Cells, detail.CellCount, detail.Moments, detail.Hours);
    }

    private sealed record Detail(int CellCount, bool Moments, bool Hours, IReadOnlyList<CellDifference> Cells);
}
