using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workshop.Corrections;
using Workshop.Stats;

namespace Workshop.Closing;

/// <summary>
/// Writes a day's figures in their canonical form: JSON without white space, members in a fixed order, teams and cells in the order
/// of their names' code units, counters that are zero left out. So equal figures are equal bytes, and the SHA-256 of what is stored
/// and answered is the checksum.
/// </summary>
public static class SnapshotText
{
    /// <summary>Stands in every snapshot, so that a later form can be told from this one.</summary>
    public const int Format = 1;

    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The next snapshot of a day.</summary>
    /// <param name="due">The day as it was found.</param>
    /// <param name="cells">Its cells, as they were sent, with their teams, in any order.</param>
    /// <param name="names">What their names count for.</param>
    /// <param name="calendar">Tells when the day began and ended.</param>
    /// <param name="closedAt">Now.</param>
    public static DaySnapshot Write(DueDay due, IReadOnlyList<Cell> cells, CorrectedNames names, ClosingCalendar calendar, DateTimeOffset closedAt)
    {
        var ordered = names.Correct(cells).Where(static cell => cell.Counters.Entries > 0)
            .OrderBy(static cell => cell.Team, StringComparer.Ordinal)
            .ThenBy(static cell => cell.Feature, StringComparer.Ordinal)
            .ThenBy(static cell => cell.Type, StringComparer.Ordinal)
            .ToList();
        var figures = Write(json => WriteCells(json, ordered));
        var version = due.Version + 1;
        // To the millisecond, because that is what is stored.
        closedAt = DateTimeOffset.FromUnixTimeMilliseconds(closedAt.ToUnixTimeMilliseconds());
        var text = Write(json => WriteDay(json, due, names, version, ordered, figures, calendar, closedAt));
        return new DaySnapshot(due.Day, version, closedAt, SHA256.HashData(text), Encoding.UTF8.GetString(text), SHA256.HashData(figures));
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
            write(json);
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteDay(
        Utf8JsonWriter json, DueDay due, CorrectedNames names, int version, List<Cell> cells, byte[] figures, ClosingCalendar calendar, DateTimeOffset closedAt)
    {
        var (start, end) = calendar.Bounds(due.Day);
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("day", due.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("timeZone", calendar.Zone);
        json.WriteString("from", Text(start));
        json.WriteString("to", Text(end));
        json.WriteNumber("version", version);
        json.WriteString("closedAt", Text(closedAt));
        json.WriteStartObject("total");
        WriteCounters(json, Sum(cells));
        json.WriteEndObject();
        WriteTeams(json, due, names, cells);
        json.WritePropertyName("cells");
        json.WriteRawValue(figures, skipInputValidation: true);
        json.WriteEndObject();
    }

    private static void WriteTeams(Utf8JsonWriter json, DueDay due, CorrectedNames names, List<Cell> cells)
    {
        var sums = cells.GroupBy(static cell => cell.Team!).ToDictionary(static team => team.Key, Sum, StringComparer.Ordinal);
        json.WriteStartArray("teams");
        foreach (var team in due.Teams.GroupBy(team => names.TeamOf(team.Team)).OrderBy(static team => team.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("team", team.Key);
            json.WriteNumber("counted", team.FirstOrDefault(sent => sent.Team == team.Key).Counted);
            WriteSentAs(json, [.. team.Where(sent => sent.Team != team.Key)]);
            WriteCounters(json, sums.GetValueOrDefault(team.Key));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The other names that a team's entries were sent with: each has numbers of its own.</summary>
    private static void WriteSentAs(Utf8JsonWriter json, TeamCount[] others)
    {
        if (others.Length == 0)
            return;
        json.WriteStartArray("sentAs");
        foreach (var other in others.OrderBy(static other => other.Team, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("team", other.Team);
            json.WriteNumber("counted", other.Counted);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCells(Utf8JsonWriter json, List<Cell> cells)
    {
        json.WriteStartArray();
        foreach (var cell in cells)
        {
            json.WriteStartObject();
            json.WriteString("team", cell.Team);
            json.WriteString("feature", cell.Feature);
            json.WriteString("type", cell.Type);
            WriteCounters(json, cell.Counters);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCounters(Utf8JsonWriter json, in Counters counters)
    {
        WriteUnlessZero(json, "entries", counters.Entries);
        WriteUnlessZero(json, "production", counters.Production);
        WriteUnlessZero(json, "items", counters.Items);
        WriteUnlessZero(json, "errors", counters.Errors);
        WriteUnlessZero(json, "critical", counters.Critical);
        WriteUnlessZero(json, "fixes", counters.Fixes);
        WriteUnlessZero(json, "wishes", counters.Wishes);
        WriteUnlessZero(json, "elves", counters.Elves);
        WriteUnlessZero(json, "breaks", counters.Breaks);
    }

    private static void WriteUnlessZero(Utf8JsonWriter json, string name, long value)
    {
        if (value != 0)
            json.WriteNumber(name, value);
    }

    private static Counters Sum(IEnumerable<Cell> cells) => Counters.Sum(cells.Select(static cell => cell.Counters));

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
