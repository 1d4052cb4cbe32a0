using System.Globalization;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Keys;
using Workshop.Proofs;
using Workshop.Stats;

namespace Workshop.WebFront.Json;

/// <summary>The API's words for Core's enumerations and times.</summary>
internal static class Words
{
    /// <summary>UTC, in milliseconds.</summary>
    public const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private const string DayFormat = "yyyy-MM-dd";

    private static readonly EntryStatus[] AllStatuses =
        [EntryStatus.Completed, EntryStatus.Failed, EntryStatus.Rework, EntryStatus.Scrapped, EntryStatus.InProgress];

    private static readonly Scopes[] AllScopes = [Scopes.Ingest, Scopes.Read, Scopes.Operate, Scopes.Admin];

    /// <summary>Every scope, as a list for people.</summary>
    public static readonly string ScopeNames = string.Join(", ", AllScopes.Select(Word));

    /// <summary>Every status, as a list for people.</summary>
    public static readonly string Statuses = string.Join(", ", AllStatuses.Select(Of));

    public static string? Of(EntryStatus status) => status switch
    {
        EntryStatus.Completed => "completed",
        EntryStatus.Failed => "failed",
        EntryStatus.Rework => "rework",
        EntryStatus.Scrapped => "scrapped",
        EntryStatus.InProgress => "in_progress",
        _ => null,
    };

    public static string? Of(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Warning => "warning",
        Severity.Error => "error",
        Severity.Critical => "critical",
        _ => null,
    };

    public static string? Of(ReadinessLevel? level) => level switch
    {
        ReadinessLevel.Ready => "ready",
        ReadinessLevel.Development => "development",
        ReadinessLevel.Prototype => "prototype",
        _ => null,
    };

    public static string Of(IncidentState state) => state switch
    {
        IncidentState.Open => "open",
        IncidentState.Acknowledged => "acknowledged",
        _ => "resolved",
    };

    /// <summary>What somebody did to an incident, as its history tells it.</summary>
    public static string Of(IncidentStep step) => step switch
    {
        IncidentStep.Acknowledge => "acknowledged",
        IncidentStep.Reopen => "reopened",
        _ => "resolved",
    };

    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Equal => "equal",
        FindingKind.Repaired => "repaired",
        FindingKind.Gone => "gone",
        _ => "different",
    };

    public static string Of(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static string[] Of(Scopes scopes) =>
        [.. AllScopes.Where(scope => scopes.HasFlag(scope)).Select(Word)];

    public static Scopes? ParseScope(string word)
    {
        foreach (var scope in AllScopes)
        {
            if (Word(scope) == word)
                return scope;
        }

        return null;
    }

    public static EntryStatus? ParseStatus(string word)
    {
        foreach (var status in AllStatuses)
        {
            if (Of(status) == word)
                return status;
        }

        return null;
    }

    public static IncidentState? ParseIncidentState(string word)
    {
        foreach (var state in Enum.GetValues<IncidentState>())
        {
            if (Of(state) == word)
                return state;
        }

        return null;
    }

    /// <summary>Reads a time as the API writes it, in UTC.</summary>
    public static DateTimeOffset? ParseTime(string text) =>
        DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static DateOnly? ParseDay(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Word(Scopes scope) => Enum.GetName(scope)!.ToLowerInvariant();
}
