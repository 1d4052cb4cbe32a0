using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Backups;

/// <summary>
/// Everything that rests, to be read whole and to be replaced whole. What it calls back runs on a thread that may wait.
/// </summary>
public interface IBackupStore
{
    /// <summary>Lets a reader see one state of everything, while others go on writing.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be read now.</exception>
    Task<T> ReadAsync<T>(Func<IBackupSource, T> read, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts a restored state in the place of what is there, in one transaction: all or nothing. Whoever owned a team before can write no
    /// more when it has ended, see <see cref="IEventLog.OpenTeamAsync"/>; meanwhile writers wait. Not cancelled once it has begun to commit.
    /// </summary>
    /// <param name="keep">
    /// Called when nobody else can write any more and nothing has changed yet: the state that will be replaced, with everything in it that
    /// was ever acknowledged.
    /// </param>
    /// <param name="restore">Writes the new state. If it throws, nothing has changed.</param>
    /// <param name="cancellationToken">Ends it before anything has changed.</param>
    /// <exception cref="StorageUnavailableException">Not known to be done: mostly nothing has changed.</exception>
    Task ReplaceAsync(Action<IBackupSource> keep, Action<IRestoreTarget> restore, CancellationToken cancellationToken = default);
}

/// <summary>One state of everything that rests.</summary>
public interface IBackupSource
{
    /// <summary>What the storage is, for example <c>sqlite</c>.</summary>
    string Kind { get; }

    /// <summary>The version of its schema.</summary>
    int SchemaVersion { get; }

    /// <summary>How many entries the log has.</summary>
    long Entries();

    /// <summary>How many rows a table has.</summary>
    long Count(BackupTable table);

    /// <summary>A table's rows, sorted by its key: texts by their bytes. A row is valid until the next one.</summary>
    IEnumerable<IReadOnlyList<object?>> Rows(BackupTable table);

    /// <summary>Every team, sorted by the bytes of its name.</summary>
    IReadOnlyList<TeamMark> Teams();

    /// <summary>A team's log, ascending.</summary>
    IEnumerable<Segment> Segments(string team);
}

/// <summary>Where a restored state is written.</summary>
public interface IRestoreTarget
{
    /// <summary>Adds a team; its log follows, and then its figures.</summary>
    void Add(TeamMark team);

    /// <summary>Adds a row to a table whose rows are restored.</summary>
    void Add(BackupTable table, IReadOnlyList<object?> row);

    /// <summary>Adds to a team's log.</summary>
    void Add(string team, SegmentAppend segment);

    /// <summary>Adds what follows from all of a team's log. Its epoch is not the team's; whoever restores owns every team.</summary>
    void Add(CellFlush figures);
}
