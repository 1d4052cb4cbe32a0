using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Workshop.Storage.Sqlite.Connection;

/// <summary>
/// A prepared statement that is used again and again. Parameters are 1-based, columns 0-based. It talks to SQLite directly because
/// ADO.NET boxes every number and copies every blob once more.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, long? value) => value is { } number ? Bind(parameter, number) : BindNull(parameter);

    public Statement Bind(int parameter, string? text)
    {
        if (text is null)
            return BindNull(parameter);
        if (text.Length == 0)
        {
            Check(raw.sqlite3_bind_text(_statement, parameter, "")); // an empty span would be NULL
            return this;
        }

        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = size > 512 ? ArrayPool<byte>.Shared.Rent(size) : null;
        Span<byte> utf8 = rented ?? stackalloc byte[512];
        var length = Encoding.UTF8.GetBytes(text, utf8);
        Check(raw.sqlite3_bind_text(_statement, parameter, utf8[..length]));
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return this;
    }

    /// <summary>Binds a day as 'YYYY-MM-DD'.</summary>
    public Statement Bind(int parameter, DateOnly day)
    {
        Span<byte> utf8 = stackalloc byte[10];
        day.TryFormat(utf8, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Check(raw.sqlite3_bind_text(_statement, parameter, utf8));
        return this;
    }

    public Statement Bind(int parameter, DateOnly? day) => day is { } known ? Bind(parameter, known) : BindNull(parameter);

    /// <summary>Binds a copy of the bytes.</summary>
    public Statement Bind(int parameter, ReadOnlySpan<byte> blob)
    {
        Check(blob.IsEmpty
            ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0)
            : raw.sqlite3_bind_blob(_statement, parameter, blob));
        return this;
    }

    private Statement BindNull(int parameter)
    {
        Check(raw.sqlite3_bind_null(_statement, parameter));
        return this;
    }

    /// <summary>Goes to the next row. Who stops before it answers false calls <see cref="Reset"/>, or the read goes on.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
            return true;
        Reset();
        if (code != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(code, _database);
        return false;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    /// <returns>How many rows it inserted, changed or deleted.</returns>
    public int Execute()
    {
        while (Step())
        {
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>Ends reading; the parameters stay bound.</summary>
    public void Reset() => raw.sqlite3_reset(_statement); // gives the last step's error once more

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>A time that is stored as milliseconds since the Unix epoch.</summary>
    public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Number(column));

    /// <inheritdoc cref="Time"/>
    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public DateOnly Day(int column) => DateOnly.ParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The bytes as long as the statement stays on this row.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, _database);
    }
}
