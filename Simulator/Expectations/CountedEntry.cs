namespace Workshop.Simulator.Expectations;

/// <summary>An entry with every default of docs/api.md filled in.</summary>
public sealed record CountedEntry(
    string Id,
    string Team,
    DateOnly Day,
    string Feature,
    string Type,
    string? Item,
    int Count,
    string? Status,
    string? Severity,
    DateTimeOffset Time)
{
    private static readonly char[] Separators = ['.', '-', '_', '/', ':', ' '];
    private static readonly string[] ErrorWords = ["error", "errors", "fail", "failed", "failure", "exception"];
    private static readonly string[] CriticalWords = ["critical", "crash", "crashed", "fatal"];
    private static readonly string[] FixWords = ["fix", "fixed", "hotfix", "bugfix", "resolve", "resolved"];

    public bool IsCritical => Severity is "critical" || HasWord(CriticalWords);

    public bool IsError => IsCritical || Status is "failed" || HasWord(ErrorWords);

    /// <summary>Neither broken nor still in the making.</summary>
    public bool IsGood => Status is null or "completed";

    public bool IsFix => HasWord(FixWords);

    internal static CountedEntry Of(SimulatedEntry entry, TimeZoneInfo timeZone)
    {
        var status = entry.Status ?? (entry.Type is null ? "completed" : null);
        var type = entry.Type ?? $"production.{status}";
        var local = TimeZoneInfo.ConvertTime(entry.Timestamp, timeZone);
        return new CountedEntry(
            entry.Id,
            entry.Team,
            DateOnly.FromDateTime(local.DateTime),
            entry.Feature ?? type.Split('.')[0],
            type,
            entry.Item,
            entry.Count ?? 1,
            status,
            entry.Severity,
            entry.Timestamp);
    }

    private bool HasWord(string[] words) =>
        Type.Split(Separators).Any(word => words.Contains(word, StringComparer.OrdinalIgnoreCase));
}
