namespace Workshop.Entries.Parsing;

/// <summary>An entry while it is read and completed: slices of the body or of the scratch memory.</summary>
internal ref struct EntryDraft
{
    /// <summary>What goes into the frame.</summary>
    public EntryFields Fields;

    /// <summary>Whether it is a JSON object; nothing else has members.</summary>
    public bool IsObject;

    /// <summary>The entry's team, empty if it has named none or a wrong one.</summary>
    public ReadOnlySpan<byte> Team;

    /// <summary>Members that stand in the entry, with null too.</summary>
    public Members Seen;

    /// <summary>Members that have a value, right or wrong.</summary>
    public Members Given;

    public readonly bool Has(Members member) => (Given & member) != Members.None;
}
