using System.Globalization;
using Npgsql;
using Workshop.Log;
using Workshop.Storage.Postgres.Connection;

namespace Workshop.Storage.Postgres.Reading;

/// <summary>
/// Reads the answer to a query page by page through a cursor of the server. The whole answer is of the moment in which it was
/// opened: joining segments, here or in another process, neither hides nor repeats anything. Whoever stops early has read one page.
/// </summary>
internal sealed class SegmentCursor : IAsyncDisposable
{
    /// <summary>Segments of the first page; many readers want only the newest few.</summary>
    private const int FirstPage = 16;

    private const int LargestPage = 256;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private NpgsqlDataReader _rows;
    private int _page = FirstPage;
    private int _read;

    private SegmentCursor(NpgsqlConnection connection, NpgsqlTransaction transaction, NpgsqlDataReader rows)
    {
        _connection = connection;
        _transaction = transaction;
        _rows = rows;
    }

    public static async Task<SegmentCursor> OpenAsync(NpgsqlConnection connection, SegmentQuery query, CancellationToken cancellationToken)
    {
        // Sent with the first statement.
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var declare = new NpgsqlBatchCommand("DECLARE segments NO SCROLL CURSOR FOR " + query.Sql);
        foreach (var parameter in query.Parameters)
            declare.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { declare, new(FetchSql(FirstPage)) } };
        return new SegmentCursor(connection, transaction, await batch.ExecuteReaderAsync(cancellationToken));
    }

    /// <returns>Null after the last one.</returns>
    public async ValueTask<Segment?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                if (await _rows.ReadAsync(cancellationToken))
                {
                    _read++;
                    return SegmentQuery.Row(_rows);
                }

                if (_read < _page)
                    return null;
                await FetchAsync(cancellationToken);
            }
        }
        catch (Exception failure) when (PostgresFailure.IsOutage(failure))
        {
            throw PostgresFailure.Unavailable(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _rows.DisposeAsync();
            await _transaction.DisposeAsync();
        }
        catch (Exception failure) when (PostgresFailure.IsOutage(failure))
        {
            // There was nothing to be kept; the connection is dropped.
        }

        await _connection.DisposeAsync();
    }

    private static string FetchSql(int segments) => string.Create(CultureInfo.InvariantCulture, $"FETCH {segments} FROM segments");

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        await _rows.DisposeAsync();
        _page = Math.Min(_page * 4, LargestPage);
        _read = 0;
        await using var fetch = new NpgsqlCommand(FetchSql(_page), _connection, _transaction);
        _rows = await fetch.ExecuteReaderAsync(cancellationToken);
    }
}
