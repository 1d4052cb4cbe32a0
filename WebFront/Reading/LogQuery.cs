using Workshop.Corrections;
using Workshop.Entries;

namespace Workshop.WebFront.Reading;

/// <summary>Which entries a reader wants. Null means any.</summary>
internal sealed record LogQuery
{
    public const int DefaultLimit = 50;

    public const int MaxLimit = 500;

    /// <summary>The corrections of names by which entries are found and shown.</summary>
    public CorrectedNames Names { get; init; } = CorrectedNames.None;

    public string? Team { get; init; }

    public string? Feature { get; init; }

    public string? Type { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>First and last day, both included.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>When the entry happened at the earliest and at the latest, both included.</summary>
    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether the entry was received after its day had ended.</summary>
    public bool? Late { get; init; }

    /// <summary>Only entries that add to this counter.</summary>
    public Counter? Counts { get; init; }

    public EntryStatus? Status { get; init; }

    public bool? Unusual { get; init; }

    /// <summary>Text to be found in item, notes, type or responsible, ignoring case.</summary>
    public string? Text { get; init; }

    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Only what comes after this.</summary>
    public LogPosition? After { get; init; }
}
