using System.Runtime.CompilerServices;
using Npgsql;
using Workshop.Log;
using Workshop.Storage.Commits;
using Workshop.Storage.Compacting;
using Workshop.Storage.Postgres.Connection;
using Workshop.Storage.Postgres.Reading;
using Workshop.Storage.Postgres.Writing;

namespace Workshop.Storage.Postgres;

/// <summary>The log on PostgreSQL.</summary>
internal sealed class PostgresEventLog(CommitQueue<PostgresWriter> writes, Sessions sessions) : IEventLog
{
    /// <summary>What is counted is a lower bound, so that no number is given twice should segments be missing.</summary>
    private const string OpenSql =
        """
        INSERT INTO team (name, epoch, last_seq, counted, compacted) VALUES ($1, 1, 0, 0, 0)
        ON CONFLICT (name) DO UPDATE SET epoch = team.epoch + 1, last_seq = greatest(team.last_seq, team.counted)
        RETURNING epoch, last_seq
        """;

    private const string NewestHashSql =
        "SELECT hash FROM segment WHERE team_id = (SELECT team_id FROM team WHERE name = $1) ORDER BY first_seq DESC LIMIT 1";

    private const string SizesSql =
        """
        SELECT t.epoch, s.day, s.first_seq, s.last_seq, octet_length(s.frames)
        FROM team t LEFT JOIN segment s ON s.team_id = t.team_id AND s.first_seq >= t.compacted
        WHERE t.name = $1 ORDER BY s.first_seq LIMIT $2
        """;

    private const string EntriesSql =
        """
        SELECT coalesce(sum(least(last_seq, $2) - first_seq + 1), 0)::bigint FROM segment
        WHERE team_id = (SELECT team_id FROM team WHERE name = $1) AND first_seq <= $2
        """;

    /// <summary>
    /// A transaction of its own and not part of a group commit: if it waits, for a commit of the owner before, nobody else waits with it.
    /// Retry contract: repeating it after a failure is right, because only the newest epoch counts.
    /// </summary>
    public async ValueTask<TeamHead> OpenTeamAsync(string team, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(connection => OpenTeamAsync(connection, team, cancellationToken), cancellationToken);

    public async ValueTask AppendAsync(TeamAppend append)
    {
        var verdict = await writes.AddAsync(
            WriteLane.Prompt, append.FramesLength, writer => writer.Appends.Add(append));
        verdict.ThrowIfRefused();
    }

    public IAsyncEnumerable<Segment> ReadTeamAsync(string team, long after, long upTo, CancellationToken cancellationToken = default) =>
        ReadAsync(SegmentQuery.OfTeam(team, after, upTo), cancellationToken);

    public IAsyncEnumerable<Segment> ReadDayAsync(string team, DateOnly day, CancellationToken cancellationToken = default) =>
        ReadAsync(SegmentQuery.OfDay(team, day), cancellationToken);

    public async ValueTask<long> CountEntriesAsync(string team, long upTo, CancellationToken cancellationToken = default) =>
        await sessions.RunAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(EntriesSql, connection) { Parameters = { new() { Value = team }, new() { Value = upTo } } };
                return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            },
            cancellationToken);

    public IAsyncEnumerable<Segment> ReadLatestAsync(SegmentFilter filter, CancellationToken cancellationToken = default) =>
        ReadAsync(SegmentQuery.Latest(filter), cancellationToken);

    public async ValueTask CompactAsync(string team, long epoch)
    {
        // Step by step, so that whoever appends meanwhile waits for one step at most.
        while (await CompactSomeAsync(team, epoch))
        {
        }
    }

    /// <returns>Whether there may be more to join.</returns>
    private async Task<bool> CompactSomeAsync(string team, long epoch)
    {
        var (segments, more) = await sessions.RunAsync(connection => ReadSizesAsync(connection, team, epoch), CancellationToken.None);
        if (segments.Count == 0)
            return false;
        var step = CompactionPlan.Step(segments, more);
        var verdict = await writes.AddAsync(WriteLane.Idle, 1, writer => writer.Compaction.Add(team, epoch, segments, step));
        verdict.ThrowIfRefused();
        return more;
    }

    private async IAsyncEnumerable<Segment> ReadAsync(SegmentQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var cursor = await sessions.OpenAsync(
            connection => SegmentCursor.OpenAsync(connection, query, cancellationToken), cancellationToken);
        while (await cursor.ReadAsync(cancellationToken) is { } segment)
            yield return segment;
    }

    private static async Task<TeamHead> OpenTeamAsync(NpgsqlConnection connection, string team, CancellationToken cancellationToken)
    {
        // One transaction. The second statement sees what the owner before had committed when the first one got the row.
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(OpenSql) { Parameters = { new() { Value = team } } },
                new(NewestHashSql) { Parameters = { new() { Value = team } } },
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        var (epoch, lastSeq) = (rows.GetInt64(0), rows.GetInt64(1));
        await rows.NextResultAsync(cancellationToken);
        var hash = await rows.ReadAsync(cancellationToken) ? await rows.GetFieldValueAsync<byte[]>(0, cancellationToken) : [];
        await rows.NextResultAsync(cancellationToken); // the commit
        return new TeamHead(epoch, lastSeq, hash);
    }

    /// <exception cref="StaleEpochException">The epoch is not the team's newest.</exception>
    private static async Task<(List<SegmentSize> Segments, bool More)> ReadSizesAsync(NpgsqlConnection connection, string team, long epoch)
    {
        await using var command = new NpgsqlCommand(SizesSql, connection)
        {
            Parameters = { new() { Value = team }, new() { Value = CompactionPlan.SegmentsAtOnce } },
        };
        await using var rows = await command.ExecuteReaderAsync();
        var segments = new List<SegmentSize>();
        var bytes = 0L;
        var isOwner = false;
        while (await rows.ReadAsync())
        {
            isOwner = rows.GetInt64(0) == epoch;
            if (!isOwner || rows.IsDBNull(1))
                break;
            var firstSeq = rows.GetInt64(2);
            segments.Add(new SegmentSize(firstSeq, rows.GetFieldValue<DateOnly>(1), firstSeq, rows.GetInt64(3), rows.GetInt32(4)));
            bytes += segments[^1].Bytes;
            if (bytes >= CompactionPlan.BytesAtOnce && segments.Count > 1)
                return (segments, true);
        }

        return isOwner ? (segments, segments.Count == CompactionPlan.SegmentsAtOnce) : throw new StaleEpochException(team, epoch);
    }
}
