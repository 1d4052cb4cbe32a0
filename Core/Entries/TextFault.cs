namespace Workshop.Entries;

/// <summary>What is wrong with a string.</summary>
public enum TextFault
{
    None,

    /// <summary>Empty, or only white space where that is trimmed.</summary>
    Empty,

    /// <summary>More Unicode scalar values than allowed.</summary>
    TooLong,

    /// <summary>NUL or other control characters, a surrogate without its other half, U+FFFE, or over 30 combining marks in a row.</summary>
    Characters,
}
