namespace Workshop.Storage.Sqlite.Connection;

/// <summary>What tests and measurements change about a database.</summary>
internal sealed record SqliteSettings
{
    /// <summary>How long to wait while another program writes. A person's statement may take that long unnoticed; a forgotten transaction may not.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes a page of a new database.</summary>
    public int PageSize { get; init; } = 8192;

    /// <summary>
    /// Pages in the write-ahead log at which it begins to be carried over into the database: 32 MiB. Small appends rewrite the same
    /// pages often; the longer the log, the fewer of them have to be carried over.
    /// </summary>
    public int CheckpointPages { get; init; } = 4096;

    /// <summary>Read at each opening of the writing connection: the database grows to this many pages and is full then. Null: as far as the disk reaches.</summary>
    public Func<long?> MaxPages { get; init; } = () => null;
}
