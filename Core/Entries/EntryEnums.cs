namespace Workshop.Entries;

/// <summary>With what result something was made. The values are part of the frame encoding and never change.</summary>
public enum EntryStatus : byte
{
    None = 0,
    Completed = 1,
    Failed = 2,
    Rework = 3,
    Scrapped = 4,
    InProgress = 5,
}

/// <summary>How bad an entry is, as its sender says. The values are part of the frame encoding and never change.</summary>
public enum Severity : byte
{
    None = 0,
    Info = 1,
    Warning = 2,
    Error = 3,
    Critical = 4,
}

/// <summary>Marks on an entry. The values are part of the frame encoding (six bits) and never change.</summary>
[Flags]
public enum EntryMarks : byte
{
    None = 0,

    /// <summary>The sender marked the entry as unusual.</summary>
    Unusual = 1,

    /// <summary>The day of the entry depends on when it arrived (no timestamp, or "HH:mm"), so a retry may carry another day.</summary>
    RelativeTime = 2,

    /// <summary>Made by the demo, not by a station.</summary>
    Demo = 4,
}
