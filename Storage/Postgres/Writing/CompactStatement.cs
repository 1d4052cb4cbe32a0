using NpgsqlTypes;
using Workshop.Log;
using Workshop.Storage.Commits;
using Workshop.Storage.Compacting;

namespace Workshop.Storage.Postgres.Writing;

/// <summary>Joins a team's small segments, inside the database: no frame travels.</summary>
internal sealed class CompactStatement : FencedStatement
{
    private const string Sql =
        """
        WITH owned AS MATERIALIZED (
          SELECT t.team_id FROM unnest($1, $2) AS a (name, epoch) JOIN team t ON t.name = a.name AND t.epoch = a.epoch
          FOR NO KEY UPDATE OF t
        ), whole AS MATERIALIZED (
          SELECT o.team_id, r.first_seq, r.last_seq
          FROM owned o CROSS JOIN unnest($4, $5, $6) AS r (first_seq, last_seq, parts)
          WHERE r.parts = (SELECT count(*) FROM segment s WHERE s.team_id = o.team_id AND s.first_seq BETWEEN r.first_seq AND r.last_seq)
        ), part AS (
          DELETE FROM segment s USING whole w
          WHERE s.team_id = w.team_id AND s.first_seq BETWEEN w.first_seq AND w.last_seq
          RETURNING w.first_seq AS joined_seq, s.*
        ), joined AS (
          INSERT INTO segment (team_id, first_seq, last_seq, first_time, last_time, first_received, last_received, features,
                               day, errors, unusual, hash, frames)
          SELECT team_id, joined_seq, max(last_seq), min(first_time), max(last_time), min(first_received), max(last_received), bit_or(features),
                 min(day), sum(errors), sum(unusual), (array_agg(hash ORDER BY first_seq DESC))[1], string_agg(frames, '' ORDER BY first_seq)
          FROM part GROUP BY team_id, joined_seq
        ), noted AS (
          UPDATE team t SET compacted = $3 FROM owned o WHERE t.team_id = o.team_id
        )
        SELECT 1::bigint, true WHERE NOT EXISTS (SELECT FROM owned)
        """;

    private readonly Npgsql.NpgsqlParameter<long> _compacted = new() { NpgsqlDbType = NpgsqlDbType.Bigint };
    private readonly List<long> _firstSeq;
    private readonly List<long> _lastSeq;
    private readonly List<long> _parts;

    public CompactStatement()
        : base(Sql)
    {
        Command.Parameters.Add(_compacted);
        _firstSeq = AddColumn<long>(NpgsqlDbType.Bigint);
        _lastSeq = AddColumn<long>(NpgsqlDbType.Bigint);
        _parts = AddColumn<long>(NpgsqlDbType.Bigint);
    }

    /// <summary>
    /// Joins segments of one team. Retry contract: it is one transaction and changes no entry; repeating it is right. Segments that
    /// are no longer as they were when the step was planned stay as they are.
    /// </summary>
    /// <exception cref="RefusedException">Another team's segments are being joined: they are joined one after the other.</exception>
    public Verdict Add(string team, long epoch, IReadOnlyList<SegmentSize> segments, CompactionStep step)
    {
        if (!IsEmpty)
            throw new RefusedException(new StorageUnavailableException("Other segments are being joined."));
        var verdict = Begin(team, epoch);
        _compacted.TypedValue = step.Compacted;
        foreach (var run in step.Joins)
        {
            var (start, count) = run.GetOffsetAndLength(segments.Count);
            if (count < 2)
                continue;
            _firstSeq.Add(segments[start].FirstSeq);
            _lastSeq.Add(segments[start + count - 1].FirstSeq);
            _parts.Add(count);
        }

        return verdict;
    }

    public override void Clear()
    {
        base.Clear();
        _firstSeq.Clear();
        _lastSeq.Clear();
        _parts.Clear();
    }

    /// <summary>Nothing but the epoch can be wrong.</summary>
    protected override StorageUnavailableException Misfit(int index) => throw new InvalidOperationException("Joining has no place to fit into.");
}
