namespace Workshop.Entries;

/// <summary>One validated entry on its way into a frame: UTF-8 slices of the request, nothing copied. An empty span means absent.</summary>
public ref struct EntryFields
{
    public ReadOnlySpan<byte> Item { get; set; }

    public ReadOnlySpan<byte> Feature { get; set; }

    public ReadOnlySpan<byte> Type { get; set; }

    public ReadOnlySpan<byte> Id { get; set; }

    public ReadOnlySpan<byte> Notes { get; set; }

    public ReadOnlySpan<byte> Responsible { get; set; }

    /// <summary>Milliseconds since the Unix epoch.</summary>
    public long Time { get; set; }

    public int Count { get; set; }

    public EntryStatus Status { get; set; }

    public Severity Severity { get; set; }

    public EntryMarks Marks { get; set; }
}
