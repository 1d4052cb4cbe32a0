using System.Buffers;
using Workshop.Log;
using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Writes the table <c>segment</c>, or for small appends the <see cref="Journal"/>.</summary>
/// <param name="journalBytes">What is at most so long is small.</param>
internal sealed class SegmentTable(Database database, TeamTable teams, Journal journal, int journalBytes)
{
    private readonly Statement _insert = database[
        """
        INSERT INTO segment (team_id, day, first_seq, last_seq, first_time, last_time, first_received, last_received,
                             errors, unusual, features, hash, frames)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """];

    /// <summary>
    /// Appends all of a team's segments. Retry contract: after a failed commit the sender repeats its entries with the same ids, and
    /// the team's owner first reads the log's end again, so what was stored after all is found as a duplicate and not stored twice.
    /// </summary>
    /// <exception cref="RefusedException">The epoch is stale, or the numbers do not follow the team's last entry; nothing was written.</exception>
    public void Append(TeamAppend append)
    {
        var team = teams.Fence(append.Team, append.Epoch);
        Numbering.RefuseGap(append, teams.LastSeq(team));
        foreach (var segment in append.Segments)
        {
            if (segment.FramesLength <= journalBytes)
                journal.Add(team.Id, segment);
            else
                Insert(team.Id, segment);
        }

        team.LastSeq = append.Segments[^1].LastSeq;
    }

    /// <summary>Inserts a segment; its frames are stored as one piece.</summary>
    public void Insert(long teamId, SegmentAppend segment)
    {
        if (segment.Frames is [var single])
        {
            Insert(teamId, segment, single.Span);
            return;
        }

        var joined = ArrayPool<byte>.Shared.Rent(segment.FramesLength);
        var length = 0;
        foreach (var frame in segment.Frames)
        {
            frame.Span.CopyTo(joined.AsSpan(length));
            length += frame.Length;
        }

        Insert(teamId, segment, joined.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(joined);
    }

    private void Insert(long teamId, SegmentAppend segment, ReadOnlySpan<byte> frames) =>
        _insert.Bind(1, teamId)
            .Bind(2, segment.Day)
            .Bind(3, segment.FirstSeq)
            .Bind(4, segment.LastSeq)
            .Bind(5, segment.Summary.FirstTime)
            .Bind(6, segment.Summary.LastTime)
            .Bind(7, segment.Summary.FirstReceived)
            .Bind(8, segment.Summary.LastReceived)
            .Bind(9, segment.Summary.Errors)
            .Bind(10, segment.Summary.Unusual)
            .Bind(11, segment.Summary.Features)
            .Bind(12, segment.Hash)
            .Bind(13, frames)
            .Execute();
}
