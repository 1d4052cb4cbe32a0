namespace Workshop.Entries.Parsing;

/// <summary>The members that an entry can have.</summary>
[Flags]
internal enum Members
{
    None = 0,
    Item = 1 << 0,
    Count = 1 << 1,
    Team = 1 << 2,
    Timestamp = 1 << 3,
    Status = 1 << 4,
    Type = 1 << 5,
    Feature = 1 << 6,
    Severity = 1 << 7,
    Id = 1 << 8,
    Notes = 1 << 9,
    Responsible = 1 << 10,
    Unusual = 1 << 11,
}

/// <summary>The members' names in JSON.</summary>
internal static class MemberNames
{
    /// <summary>The longest of the names, in bytes.</summary>
    public const int MaxLength = 11;

    /// <summary>The member of an unescaped name; None if there is no such member.</summary>
    public static Members Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => If(name.SequenceEqual("id"u8), Members.Id),
        4 => OfFour(name),
        5 => If(name.SequenceEqual("count"u8), Members.Count) | If(name.SequenceEqual("notes"u8), Members.Notes),
        6 => If(name.SequenceEqual("status"u8), Members.Status),
        7 => If(name.SequenceEqual("feature"u8), Members.Feature) | If(name.SequenceEqual("unusual"u8), Members.Unusual),
        8 => If(name.SequenceEqual("severity"u8), Members.Severity),
        9 => If(name.SequenceEqual("timestamp"u8), Members.Timestamp),
        11 => If(name.SequenceEqual("responsible"u8), Members.Responsible),
        _ => Members.None,
    };

    /// <summary>A single member's name.</summary>
    public static string NameOf(Members member) => member switch
    {
        Members.Item => "item",
        Members.Count => "count",
        Members.Team => "team",
        Members.Timestamp => "timestamp",
        Members.Status => "status",
        Members.Type => "type",
        Members.Feature => "feature",
        Members.Severity => "severity",
        Members.Id => "id",
        Members.Notes => "notes",
        Members.Responsible => "responsible",
        Members.Unusual => "unusual",
        _ => throw new ArgumentOutOfRangeException(nameof(member), member, "Not a single member."),
    };

    private static Members OfFour(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("item"u8))
            return Members.Item;
        if (name.SequenceEqual("team"u8))
            return Members.Team;
        return If(name.SequenceEqual("type"u8), Members.Type);
    }

    private static Members If(bool condition, Members member) => condition ? member : Members.None;
}
