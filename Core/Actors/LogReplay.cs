using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>Counts entries from the log, with the same code that counted them when they came.</summary>
internal static class LogReplay
{
    /// <summary>What a team's entries after+1 … upTo add to the figures.</summary>
    /// <exception cref="InvalidDataException">The log does not have them all.</exception>
    public static async ValueTask<TeamDelta> CountAsync(ActorServices services, string team, long after, long upTo)
    {
        var counter = services.Counters.Rent();
        var seq = after;
        await foreach (var segment in services.Log.ReadTeamAsync(team, after, upTo))
        {
            if (segment.FirstSeq > seq + 1)
                break;
            Count(segment, after, upTo, counter);
            seq = Math.Min(segment.LastSeq, upTo);
        }

        if (seq < upTo)
            throw new InvalidDataException($"The log of team '{team}' lacks entry {seq + 1}.");
        var (days, tail) = counter.Take();
        services.Counters.Return(counter);
        return new TeamDelta(team, after, after, upTo, days, tail);
    }

    private static void Count(Segment segment, long after, long upTo, FrameCounter counter)
    {
        var seq = segment.FirstSeq;
        foreach (var frame in segment.SplitFrames())
            seq += counter.Count(new NumberedFrame(seq, frame), after, upTo);
    }
}
