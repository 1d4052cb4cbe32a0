namespace Workshop.Entries.Parsing;

/// <summary>The words that stand for enumerated values.</summary>
internal static class Words
{
    /// <summary>The status of a word; None if there is no such word.</summary>
    public static EntryStatus Status(ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("completed"u8))
            return EntryStatus.Completed;
        if (word.SequenceEqual("failed"u8))
            return EntryStatus.Failed;
        if (word.SequenceEqual("rework"u8))
            return EntryStatus.Rework;
        if (word.SequenceEqual("scrapped"u8))
            return EntryStatus.Scrapped;
        return word.SequenceEqual("in_progress"u8) ? EntryStatus.InProgress : EntryStatus.None;
    }

    /// <summary>The severity of a word; None if there is no such word.</summary>
    public static Severity Severity(ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("info"u8))
            return Entries.Severity.Info;
        if (word.SequenceEqual("warning"u8))
            return Entries.Severity.Warning;
        if (word.SequenceEqual("error"u8))
            return Entries.Severity.Error;
        return word.SequenceEqual("critical"u8) ? Entries.Severity.Critical : Entries.Severity.None;
    }

    /// <summary>The word of a status; empty for None.</summary>
    public static ReadOnlySpan<byte> Of(EntryStatus status) => status switch
    {
        EntryStatus.Completed => "completed"u8,
        EntryStatus.Failed => "failed"u8,
        EntryStatus.Rework => "rework"u8,
        EntryStatus.Scrapped => "scrapped"u8,
        EntryStatus.InProgress => "in_progress"u8,
        _ => default,
    };

    /// <summary>The word of a severity; empty for None.</summary>
    public static ReadOnlySpan<byte> Of(Severity severity) => severity switch
    {
        Entries.Severity.Info => "info"u8,
        Entries.Severity.Warning => "warning"u8,
        Entries.Severity.Error => "error"u8,
        Entries.Severity.Critical => "critical"u8,
        _ => default,
    };

    /// <summary>The type of an entry that says only its status.</summary>
    public static ReadOnlySpan<byte> ProductionType(EntryStatus status) => status switch
    {
        EntryStatus.Failed => "production.failed"u8,
        EntryStatus.Rework => "production.rework"u8,
        EntryStatus.Scrapped => "production.scrapped"u8,
        EntryStatus.InProgress => "production.in_progress"u8,
        _ => "production.completed"u8,
    };
}
