using System.Buffers;
using Workshop.Log;
using Workshop.Storage.Commits;
using Workshop.Storage.Compacting;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Joins a team's small segments.</summary>
internal sealed class Compaction(Database database, TeamTable teams, SegmentTable segments, Journal journal, CompactionGate gate)
{
    /// <summary>Fewer are not worth a commit while small appends come in: the journal makes one segment of many of them already.</summary>
    private const int FewSegments = 32;

    private readonly Statement _sizes = database[
        """
        SELECT segment_id, day, first_seq, last_seq, length(frames) FROM segment
        WHERE team_id = ?1 AND first_seq >= ?2 ORDER BY first_seq LIMIT ?3
        """];

    private readonly Statement _read = database[
        """
        SELECT first_time, last_time, first_received, last_received, errors, unusual, features, hash, frames FROM segment
        WHERE segment_id = ?1
        """];

    private readonly Statement _delete = database["DELETE FROM segment WHERE segment_id = ?1"];

    /// <summary>Joins what is to be joined within some bytes. Retry contract: it is one transaction and changes no entry; repeating it is right.</summary>
    /// <returns>Whether there may be more to join.</returns>
    /// <exception cref="RefusedException">The epoch is stale; nothing was written.</exception>
    public bool Step(string team, long epoch)
    {
        var owned = teams.Fence(team, epoch);
        if (!gate.TryClose())
            return false;
        var (sizes, more) = ReadSizes(owned);
        if (HasGap(owned, sizes))
        {
            // The journal has what comes in between. Only then is it moved: the longer it rests, the larger are the segments made of it.
            journal.Drain(segments);
            (sizes, more) = ReadSizes(owned);
        }

        if (sizes.Count == 0 || (!more && sizes.Count < FewSegments && !journal.IsEmpty))
            return false;
        var step = CompactionPlan.Step(sizes, more);
        foreach (var run in step.Joins)
            Join(owned.Id, sizes[run]);
        teams.SetCompacted(owned, step.Compacted);
        return more;
    }

    private static bool HasGap(OwnedTeam team, List<SegmentSize> sizes)
    {
        var next = Math.Max(team.Compacted, 1);
        foreach (var size in sizes)
        {
            if (size.FirstSeq != next)
                return true;
            next = size.LastSeq + 1;
        }

        return false;
    }

    private (List<SegmentSize> Sizes, bool More) ReadSizes(OwnedTeam team)
    {
        var sizes = new List<SegmentSize>();
        var bytes = 0L;
        _sizes.Bind(1, team.Id).Bind(2, team.Compacted).Bind(3, CompactionPlan.SegmentsAtOnce);
        while (_sizes.Step())
        {
            sizes.Add(new SegmentSize(
                _sizes.Number(0), _sizes.Day(1), _sizes.Number(2), _sizes.Number(3), (int)_sizes.Number(4)));
            bytes += sizes[^1].Bytes;
            if (bytes >= CompactionPlan.BytesAtOnce && sizes.Count > 1)
            {
                _sizes.Reset();
                return (sizes, true);
            }
        }

        return (sizes, sizes.Count == CompactionPlan.SegmentsAtOnce);
    }

    private void Join(long teamId, List<SegmentSize> run)
    {
        if (run.Count < 2)
            return;
        var buffer = ArrayPool<byte>.Shared.Rent(run.Sum(segment => segment.Bytes));
        var length = 0;
        SegmentSummary? summary = null;
        byte[] hash = [];
        foreach (var segment in run)
        {
            _read.Bind(1, segment.SegmentId).Step();
            summary = summary is { } first ? SegmentSummary.Merge(first, ReadSummary()) : ReadSummary();
            hash = _read.Blob(7).ToArray();
            var frames = _read.Blob(8);
            frames.CopyTo(buffer.AsSpan(length));
            length += frames.Length;
            _read.Reset();
            _delete.Bind(1, segment.SegmentId).Execute();
        }

        segments.Insert(teamId, new SegmentAppend(
            run[0].Day, run[0].FirstSeq, run[^1].LastSeq, summary!.Value, [buffer.AsMemory(0, length)], hash));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private SegmentSummary ReadSummary() => new()
    {
        FirstTime = _read.Number(0),
        LastTime = _read.Number(1),
        FirstReceived = _read.Number(2),
        LastReceived = _read.Number(3),
        Errors = (int)_read.Number(4),
        Unusual = (int)_read.Number(5),
        Features = _read.Number(6),
    };
}
