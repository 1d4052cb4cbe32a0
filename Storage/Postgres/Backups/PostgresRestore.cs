using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Workshop.Backups;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Backups;
using Workshop.Storage.Postgres.Writing;

namespace Workshop.Storage.Postgres.Backups;

/// <summary>Replaces everything within a connection's open transaction; what comes one after the other for the same table travels as one COPY.</summary>
internal sealed class PostgresRestore : IRestoreTarget, IDisposable
{
    private const string TeamSql =
        """
        INSERT INTO team (name, epoch, last_seq, counted, compacted) VALUES ($1, 1, $2, 0, 0)
        ON CONFLICT (name) DO UPDATE SET last_seq = excluded.last_seq
        RETURNING team_id, epoch
        """;

    private const string SegmentSql =
        """
        COPY segment (team_id, first_seq, last_seq, first_time, last_time, first_received, last_received, features, day, errors, unusual, hash, frames)
        FROM STDIN (FORMAT BINARY)
        """;

    private readonly NpgsqlConnection _connection;
    private readonly FlushStatement _flush = new();
    private long _teamId;
    private long _epoch;
    private string? _table;
    private TextWriter? _rows;
    private NpgsqlBinaryImporter? _segments;

    /// <summary>
    /// Empties the tables. Teams stay, without entries, and with their epochs raised: an owner of before must not find its epoch again
    /// should its team come anew.
    /// </summary>
    public PostgresRestore(NpgsqlConnection connection)
    {
        _connection = connection;
        foreach (var table in (string[])["segment", .. BackupTables.Emptied])
            Execute($"DELETE FROM {table}");
        Execute("UPDATE team SET epoch = epoch + 1, last_seq = 0, counted = 0, compacted = 0");
    }

    public void Add(TeamMark team)
    {
        Complete();
        using var command = new NpgsqlCommand(TeamSql, _connection)
        {
            Parameters = { new() { Value = team.Team }, new() { Value = team.LastSeq } },
        };
        using var row = command.ExecuteReader();
        row.Read();
        (_teamId, _epoch) = (row.GetInt64(0), row.GetInt64(1));
    }

    public void Add(BackupTable table, IReadOnlyList<object?> row)
    {
        if (_table != table.Name)
        {
            Complete();
            _rows = _connection.BeginTextImport($"COPY {table.Stored} ({BackupSql.Columns(table)}) FROM STDIN");
            _table = table.Name;
        }

        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0)
                _rows!.Write('\t');
            _rows!.Write(CopyText(row[i]));
        }

        _rows!.Write('\n');
    }

    public void Add(string team, SegmentAppend segment)
    {
        if (_segments is null)
        {
            Complete();
            _segments = _connection.BeginBinaryImport(SegmentSql);
            _segments.Timeout = TimeSpan.Zero;
        }

        _segments.StartRow();
        _segments.Write(_teamId, NpgsqlDbType.Bigint);
        _segments.Write(segment.FirstSeq, NpgsqlDbType.Bigint);
        _segments.Write(segment.LastSeq, NpgsqlDbType.Bigint);
        _segments.Write(segment.Summary.FirstTime, NpgsqlDbType.Bigint);
        _segments.Write(segment.Summary.LastTime, NpgsqlDbType.Bigint);
        _segments.Write(segment.Summary.FirstReceived, NpgsqlDbType.Bigint);
        _segments.Write(segment.Summary.LastReceived, NpgsqlDbType.Bigint);
        _segments.Write(segment.Summary.Features, NpgsqlDbType.Bigint);
        _segments.Write(segment.Day, NpgsqlDbType.Date);
        _segments.Write(segment.Summary.Errors, NpgsqlDbType.Integer);
        _segments.Write(segment.Summary.Unusual, NpgsqlDbType.Integer);
        _segments.Write(segment.Hash, NpgsqlDbType.Bytea);
        _segments.Write(Join(segment), NpgsqlDbType.Bytea);
    }

    /// <summary>With the statement that owners write with, on this connection.</summary>
    public void Add(CellFlush figures)
    {
        Complete();
        _flush.Add(figures with { Epoch = _epoch });
        using (var batch = new NpgsqlBatch(_connection) { BatchCommands = { _flush.Command }, Timeout = 0 })
            batch.ExecuteNonQuery();
        _flush.Clear();
    }

    /// <summary>Everything is restored.</summary>
    public void Finish()
    {
        Complete();
        Execute(BackupSql.Finish);
    }

    /// <summary>Gives up what has not been completed; the transaction is rolled back then.</summary>
    public void Dispose()
    {
        if (_rows is NpgsqlCopyTextWriter rows)
            rows.Cancel();
        _segments?.Dispose();
    }

    /// <summary>Ends the COPY that is under way.</summary>
    private void Complete()
    {
        _rows?.Dispose();
        _rows = null;
        _table = null;
        _segments?.Complete();
        _segments?.Dispose();
        _segments = null;
    }

    /// <summary>A value as COPY has it.</summary>
    private static string CopyText(object? value) => value switch
    {
        null => "\\N",
        long number => number.ToString(CultureInfo.InvariantCulture),
        byte[] bytes => "\\\\x" + Convert.ToHexStringLower(bytes),
        _ => ((string)value)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal),
    };

    private static byte[] Join(SegmentAppend segment)
    {
        var frames = new byte[segment.FramesLength];
        var length = 0;
        foreach (var frame in segment.Frames)
        {
            frame.Span.CopyTo(frames.AsSpan(length));
            length += frame.Length;
        }

        return frames;
    }

    private void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
