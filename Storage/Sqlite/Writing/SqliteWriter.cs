using Microsoft.Data.Sqlite;
using Workshop.Backups;
using Workshop.Log;
using Workshop.Storage.Backups;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Backups;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>The one connection that writes, and what can be written on it.</summary>
internal sealed class SqliteWriter : ICommitSession
{
    private readonly Database _database;
    private readonly Checkpointer _checkpointer;
    private readonly CompactionGate _gate;

    public SqliteWriter(string path, SqliteSettings settings, Checkpointer checkpointer, CompactionGate gate, JournalState journal, TimeProvider clock)
    {
        _checkpointer = checkpointer;
        _gate = gate;
        _database = new Database(path, SqliteOpenMode.ReadWrite, settings);
        _database.Run("PRAGMA synchronous = FULL");
        _database.Run("PRAGMA cache_size = -32000");
        _database.Number("PRAGMA wal_autocheckpoint = 0"); // see Checkpointer
        _database.Number("PRAGMA journal_size_limit = 67108864"); // give back what an exceptional log took
        if (settings.MaxPages() is { } pages)
            _database.Number($"PRAGMA max_page_count = {pages}");

        Teams = new TeamTable(_database);
        Journal = new Journal(_database, journal);
        Segments = new SegmentTable(_database, Teams, Journal, settings.JournalBytes);
        Cells = new CellTable(_database, Teams, clock);
        Compaction = new Compaction(_database, Teams, Segments, Journal, gate);
        Incidents = new IncidentTable(_database);
        Days = new DayTable(_database);
        Corrections = new CorrectionTable(_database);
        Keys = new KeyTable(_database);
        Names = new NameTable(_database);
        Audit = new AuditTable(_database);
        Alerts = new AlertTable(_database);
        AlertMessages = new AlertMessageTable(_database, Alerts);
        Calendar = new CalendarTable(_database);
        DrainLeftovers();
    }

    public TeamTable Teams { get; }

    public SegmentTable Segments { get; }

    public Journal Journal { get; }

    public CellTable Cells { get; }

    public Compaction Compaction { get; }

    public IncidentTable Incidents { get; }

    public DayTable Days { get; }

    public CorrectionTable Corrections { get; }

    public KeyTable Keys { get; }

    public NameTable Names { get; }

    public AuditTable Audit { get; }

    public AlertTable Alerts { get; }

    public AlertMessageTable AlertMessages { get; }

    public CalendarTable Calendar { get; }

    public void Begin() => _database["BEGIN IMMEDIATE"].Execute();

    public void Commit()
    {
        Journal.Write();
        if (Journal.IsLarge)
            Journal.Drain(Segments);
        _database["COMMIT"].Execute();
        Journal.Committed();
    }

    /// <summary>Takes a team over; what it has in the journal is moved first, so that the end of its log is found.</summary>
    public TeamHead OpenTeam(string team)
    {
        Journal.Drain(Segments);
        return Teams.Open(team);
    }

    /// <summary>Replaces everything. The transaction must be of this write alone.</summary>
    /// <param name="keep">Called while nobody else can write, and before anything changes.</param>
    /// <param name="restore">Writes the new state.</param>
    public void Replace(Action keep, Action<IRestoreTarget> restore)
    {
        keep();
        Journal.Drain(Segments);
        Teams.Forget();
        restore(new SqliteRestore(_database, Segments, Cells));
        _database.Run(BackupSql.Finish);
        Teams.Forget();
    }

    public void AfterCommit()
    {
        _gate.Open();
        _checkpointer.AfterCommit(_database, _database.TakePagesWritten());
    }

    /// <summary>Moves what an earlier writer left in the journal, so that the end of every team's log is found.</summary>
    private void DrainLeftovers()
    {
        try
        {
            Begin();
            Journal.Drain(Segments);
            Commit();
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _database.Dispose();
        _gate.Open();
    }
}
