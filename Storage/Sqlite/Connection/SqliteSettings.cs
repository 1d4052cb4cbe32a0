namespace Workshop.Storage.Sqlite.Connection;

/// <summary>What tests and measurements change about a database.</summary>
internal sealed record SqliteSettings
{
    /// <summary>How long to wait while another program writes. A person's statement may take that long unnoticed; a forgotten transaction may not.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Bytes a page of a new database. Every page that a commit touches is written whole to the write-ahead log: small pages are what
    /// small appends want, and large ones do not care.
    /// </summary>
    public int PageSize { get; init; } = 4096;

    /// <summary>
    /// Pages in the write-ahead log at which it begins to be carried over into the database: 32 MiB. Small appends rewrite the same
    /// pages often; the longer the log, the fewer of them have to be carried over.
    /// </summary>
    public int CheckpointPages { get; init; } = 8192;

    /// <summary>Bytes of frames up to which a segment goes into the journal first.</summary>
    public int JournalBytes { get; init; } = 4096;

    /// <summary>Read at each opening of the writing connection: the database grows to this many pages and is full then. Null: as far as the disk reaches.</summary>
    public Func<long?> MaxPages { get; init; } = () => null;
}
