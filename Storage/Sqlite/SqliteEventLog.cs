using System.Runtime.CompilerServices;
using Workshop.Log;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Reading;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite;

/// <summary>The log on SQLite.</summary>
internal sealed class SqliteEventLog(CommitQueue<SqliteWriter> writes, ReaderPool readers, CompactionGate gate, JournalDrain drain) : IEventLog
{
    /// <summary>What a page holds before it is handed on; no transaction is held in between.</summary>
    private const int PageBytes = 1 << 20;

    private const int PageSegments = 500;

    public async ValueTask<TeamHead> OpenTeamAsync(string team, CancellationToken cancellationToken = default) =>
        await writes.AddAsync(WriteLane.Prompt, 0, writer => writer.OpenTeam(team), cancellationToken);

    public ValueTask AppendAsync(TeamAppend append) =>
        new(writes.AddAsync(WriteLane.Prompt, append.FramesLength, writer => writer.Segments.Append(append)));

    public IAsyncEnumerable<Segment> ReadTeamAsync(
        string team, long after, long upTo, CancellationToken cancellationToken = default) =>
        ReadAsync((database, last) => SegmentQueries.OfTeam(database, team, after, upTo, last), cancellationToken);

    public IAsyncEnumerable<Segment> ReadDayAsync(string team, DateOnly day, CancellationToken cancellationToken = default) =>
        ReadAsync((database, last) => SegmentQueries.OfDay(database, team, day, last), cancellationToken);

    public async ValueTask<long> CountEntriesAsync(string team, long upTo, CancellationToken cancellationToken = default)
    {
        await drain.RunAsync(cancellationToken);
        return await readers.ReadAsync(database => SegmentQueries.Entries(database, team, upTo), cancellationToken);
    }

    public IAsyncEnumerable<Segment> ReadLatestAsync(SegmentFilter filter, CancellationToken cancellationToken = default) =>
        ReadAsync((database, last) => SegmentQueries.Latest(database, filter, last), cancellationToken);

    public async ValueTask CompactAsync(string team, long epoch)
    {
        // Step by step, so that whoever appends meanwhile waits for one step at most.
        while (await writes.AddAsync(WriteLane.Idle, 1, writer => writer.Compaction.Step(team, epoch)))
        {
        }
    }

    private static (List<SegmentRow> Rows, bool More) ReadPage(Statement statement)
    {
        var rows = new List<SegmentRow>();
        var bytes = 0;
        while (statement.Step())
        {
            rows.Add(SegmentQueries.Row(statement));
            bytes += rows[^1].Segment.Frames.Length;
            if (bytes >= PageBytes || rows.Count == PageSegments)
            {
                statement.Reset();
                return (rows, true);
            }
        }

        return (rows, false);
    }

    private async IAsyncEnumerable<Segment> ReadAsync(
        Func<Database, SegmentRow?, Statement> query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await drain.RunAsync(cancellationToken);
        await gate.EnterAsync(cancellationToken);
        try
        {
            SegmentRow? last = null;
            for (var more = true; more;)
            {
                (var rows, more) = await readers.ReadAsync(database => ReadPage(query(database, last)), cancellationToken);
                foreach (var row in rows)
                {
                    yield return row.Segment;
                    last = row;
                }
            }
        }
        finally
        {
            gate.Leave();
        }
    }
}
