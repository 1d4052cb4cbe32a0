using System.Buffers;
using NpgsqlTypes;
using Workshop.Log;
using Workshop.Storage.Commits;

namespace Workshop.Storage.Postgres.Writing;

/// <summary>All appends of a commit.</summary>
internal sealed class AppendStatement : FencedStatement
{
    private const string Sql =
        """
        WITH asked AS (
          SELECT * FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS a (name, epoch, after, up_to, place)
        ), owned AS MATERIALIZED (
          SELECT a.place, a.after, a.up_to, t.team_id, t.last_seq
          FROM asked a JOIN team t ON t.name = a.name AND t.epoch = a.epoch
          ORDER BY t.team_id FOR NO KEY UPDATE OF t
        ), moved AS (
          UPDATE team t SET last_seq = o.up_to FROM owned o WHERE t.team_id = o.team_id AND o.last_seq = o.after
          RETURNING o.place, t.team_id
        ), stored AS (
          INSERT INTO segment (team_id, first_seq, last_seq, first_time, last_time, first_received, last_received, features,
                               day, errors, unusual, hash, frames)
          SELECT m.team_id, s.first_seq, s.last_seq, s.first_time, s.last_time, s.first_received, s.last_received, s.features,
                 s.day, s.errors, s.unusual, s.hash, s.frames
          FROM unnest($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            AS s (place, first_seq, last_seq, first_time, last_time, first_received, last_received, features, day, errors, unusual, hash, frames)
          JOIN moved m ON m.place = s.place
        )
        SELECT a.place, o.place IS NULL
        FROM asked a LEFT JOIN owned o USING (place) LEFT JOIN moved m USING (place) WHERE m.place IS NULL
        """;

    private readonly List<long> _after;
    private readonly List<long> _upTo;
    private readonly List<long> _place;
    private readonly List<long> _firstSeq;
    private readonly List<long> _lastSeq;
    private readonly List<long> _firstTime;
    private readonly List<long> _lastTime;
    private readonly List<long> _firstReceived;
    private readonly List<long> _lastReceived;
    private readonly List<long> _features;
    private readonly List<DateOnly> _day;
    private readonly List<int> _errors;
    private readonly List<int> _unusual;
    private readonly List<byte[]> _hash;
    private readonly List<ReadOnlyMemory<byte>> _frames;
    private readonly List<byte[]> _rented = [];

    public AppendStatement()
        : base(Sql)
    {
        _after = AddColumn<long>(NpgsqlDbType.Bigint);
        _upTo = AddColumn<long>(NpgsqlDbType.Bigint);
        _place = AddColumn<long>(NpgsqlDbType.Bigint);
        _firstSeq = AddColumn<long>(NpgsqlDbType.Bigint);
        _lastSeq = AddColumn<long>(NpgsqlDbType.Bigint);
        _firstTime = AddColumn<long>(NpgsqlDbType.Bigint);
        _lastTime = AddColumn<long>(NpgsqlDbType.Bigint);
        _firstReceived = AddColumn<long>(NpgsqlDbType.Bigint);
        _lastReceived = AddColumn<long>(NpgsqlDbType.Bigint);
        _features = AddColumn<long>(NpgsqlDbType.Bigint);
        _day = AddColumn<DateOnly>(NpgsqlDbType.Date);
        _errors = AddColumn<int>(NpgsqlDbType.Integer);
        _unusual = AddColumn<int>(NpgsqlDbType.Integer);
        _hash = AddColumn<byte[]>(NpgsqlDbType.Bytea);
        _frames = AddColumn<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);
    }

    /// <summary>
    /// Adds all of a team's segments. Retry contract: after a failed commit the sender repeats its entries with the same ids, and
    /// the team's owner first takes the team over again, which waits for a commit that may still be under way on a connection that
    /// was lost; so what was stored after all is found as a duplicate and not stored twice.
    /// </summary>
    /// <exception cref="RefusedException">The segments do not follow each other, or the owner's last append is still under way.</exception>
    public Verdict Add(TeamAppend append)
    {
        var after = append.Segments[0].FirstSeq - 1;
        Numbering.RefuseGap(append, after);
        var verdict = Begin(append.Team, append.Epoch);
        _after.Add(after);
        _upTo.Add(append.Segments[^1].LastSeq);
        foreach (var segment in append.Segments)
            Add(segment);
        return verdict;
    }

    public override void Clear()
    {
        base.Clear();
        foreach (var column in (List<long>[])[_after, _upTo, _place, _firstSeq, _lastSeq, _firstTime, _lastTime, _firstReceived, _lastReceived, _features])
            column.Clear();
        _day.Clear();
        _errors.Clear();
        _unusual.Clear();
        _hash.Clear();
        _frames.Clear();
        foreach (var buffer in _rented)
            ArrayPool<byte>.Shared.Return(buffer);
        _rented.Clear();
    }

    protected override StorageUnavailableException Misfit(int index) => Numbering.Gap(_after[index] + 1, _upTo[index]);

    private void Add(SegmentAppend segment)
    {
        _place.Add(Place);
        _firstSeq.Add(segment.FirstSeq);
        _lastSeq.Add(segment.LastSeq);
        _firstTime.Add(segment.Summary.FirstTime);
        _lastTime.Add(segment.Summary.LastTime);
        _firstReceived.Add(segment.Summary.FirstReceived);
        _lastReceived.Add(segment.Summary.LastReceived);
        _features.Add(segment.Summary.Features);
        _day.Add(segment.Day);
        _errors.Add(segment.Summary.Errors);
        _unusual.Add(segment.Summary.Unusual);
        _hash.Add(segment.Hash);
        _frames.Add(segment.Frames is [var single] ? single : Join(segment));
    }

    /// <summary>The frames as one piece, in a buffer that is given back after the commit.</summary>
    private ReadOnlyMemory<byte> Join(SegmentAppend segment)
    {
        var joined = ArrayPool<byte>.Shared.Rent(segment.FramesLength);
        _rented.Add(joined);
        var length = 0;
        foreach (var frame in segment.Frames)
        {
            frame.CopyTo(joined.AsMemory(length));
            length += frame.Length;
        }

        return joined.AsMemory(0, length);
    }
}
