using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workshop.Storage.Sqlite.Connection;

/// <summary>A connection with its prepared statements. Not for use by several threads at once.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public Database(string path, SqliteOpenMode mode, SqliteSettings settings)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false, // closing must close
        }.ToString());
        try
        {
            _connection.Open();
            Run($"PRAGMA busy_timeout = {(long)settings.BusyTimeout.TotalMilliseconds}");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The statement for this text, prepared on first use and kept: the texts must be few.</summary>
    public Statement this[string sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement))
                _statements.Add(sql, statement = new Statement(_connection.Handle!, sql));
            return statement;
        }
    }

    /// <summary>A statement of its own, which is disposed after use.</summary>
    public Statement Prepare(string sql) => new(_connection.Handle!, sql);

    /// <summary>Runs a statement once.</summary>
    public void Run(string sql)
    {
        using var statement = new Statement(_connection.Handle!, sql);
        statement.Execute();
    }

    /// <summary>Runs a script of several statements.</summary>
    public void RunScript(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement once that gives one number, such as most PRAGMAs.</summary>
    public long Number(string sql)
    {
        using var statement = new Statement(_connection.Handle!, sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    /// <summary>Pages that this connection has written into the write-ahead log since this was asked last.</summary>
    public long TakePagesWritten()
    {
        raw.sqlite3_db_status(_connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1);
        return pages;
    }

    /// <summary>Ends a transaction undone, if SQLite has not already ended it because of an error.</summary>
    public void RollBack()
    {
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            Run("ROLLBACK");
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _connection.Dispose();
    }
}
