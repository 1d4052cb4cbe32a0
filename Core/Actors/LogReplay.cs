using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>Counts entries from the log, with the same code that counted them when they came.</summary>
internal static class LogReplay
{
    /// <summary>Counts a team's entries after+1 … upTo.</summary>
    /// <exception cref="InvalidDataException">The log does not have them all.</exception>
    public static async ValueTask CountAsync(
        IEventLog log, string team, long after, long upTo, DeltaBuilder builder, Tail tail)
    {
        var seq = after;
        await foreach (var segment in log.ReadTeamAsync(team, after, upTo))
        {
            if (segment.FirstSeq > seq + 1)
                break;
            seq = Count(segment, after, upTo, builder, tail);
        }

        if (seq < upTo)
            throw new InvalidDataException($"The log of team '{team}' lacks entry {seq + 1}.");
    }

    /// <returns>The sequence number of the last entry counted.</returns>
    private static long Count(Segment segment, long after, long upTo, DeltaBuilder builder, Tail tail)
    {
        var firstSeq = segment.FirstSeq;
        for (var rest = segment.Frames; !rest.IsEmpty;)
        {
            var frame = new Frame(rest.Span);
            var first = (int)Math.Clamp(after + 1 - firstSeq, 0, frame.Rows.Length);
            var end = (int)Math.Clamp(upTo + 1 - firstSeq, 0, frame.Rows.Length);
            if (first < end)
            {
                builder.Count(frame, first, end);
                tail.Add(new NumberedFrame(firstSeq, rest[..frame.Length]), frame.Rows.Length);
            }

            firstSeq += frame.Rows.Length;
            rest = rest[frame.Length..];
        }

        return Math.Min(segment.LastSeq, upTo);
    }
}
