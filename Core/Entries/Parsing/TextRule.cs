namespace Workshop.Entries.Parsing;

/// <summary>What a string member may be.</summary>
/// <param name="MaxLength">Unicode scalar values, after normalisation.</param>
internal sealed record TextRule(int MaxLength)
{
    public static readonly TextRule Item = new(200) { Trim = true };
    public static readonly TextRule Name = new(100) { Trim = true };
    public static readonly TextRule Id = new(200);
    public static readonly TextRule Notes = new(2_000) { MayBeEmpty = true, Lines = true };
    public static readonly TextRule Responsible = new(200) { MayBeEmpty = true };

    /// <summary>White space around it is taken off.</summary>
    public bool Trim { get; init; }

    public bool MayBeEmpty { get; init; }

    /// <summary>Tab, line feed and carriage return are allowed.</summary>
    public bool Lines { get; init; }
}
