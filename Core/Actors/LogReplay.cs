using Workshop.Log;
using Workshop.Stats;
using Workshop.Utilisation;

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

    /// <summary>
    /// A team's hours and work of a day as they are stored; counted from the log if there are none yet, or not of all entries, because an
    /// older program has counted them.
    /// </summary>
    /// <param name="services">Where the log is.</param>
    /// <param name="team">The team.</param>
    /// <param name="day">The day.</param>
    /// <param name="hours">What is stored of the hours; null: nothing.</param>
    /// <param name="work">What is stored of the work; null: nothing.</param>
    /// <param name="cells">The sum of the stored cells.</param>
    /// <param name="counted">The number of the last entry in them.</param>
    public static async ValueTask<(DayHours Hours, DayWork Work)> CompleteAsync(
        ActorServices services, string team, DateOnly day, StoredHours? hours, StoredWork? work, Counters cells, long counted)
    {
        var storedHours = new DayHours();
        if (hours is not null)
            storedHours.Add(hours.Bytes.Span);
        var storedWork = work is null ? new DayWork() : DayWork.Decode(work.Bytes.Span);
        var (hasHours, hasWork) = (storedHours.Entries == cells.Entries, storedWork.Items == cells.Items);
        if (hasHours && hasWork)
            return (storedHours, storedWork);

        var delta = await CountDayAsync(services.Log, services.Counters, team, day, counted);
        var countedHours = new DayHours();
        if (delta is not null)
            countedHours.Add(delta);
        return (hasHours ? storedHours : countedHours, hasWork ? storedWork : delta?.Work?.Copy() ?? new DayWork());
    }

    /// <summary>What a team's entries of one day up to a number add, null if there are none; those that the log no longer has are left out.</summary>
    public static async ValueTask<DayDelta?> CountDayAsync(
        IEventLog log, FrameCounterPool counters, string team, DateOnly day, long upTo, CancellationToken cancellationToken = default)
    {
        var counter = counters.Rent();
        await foreach (var segment in log.ReadDayAsync(team, day, cancellationToken))
            Count(segment, after: 0, upTo, counter);
        var (days, _) = counter.Take();
        counters.Return(counter);
        return days.FirstOrDefault(delta => delta.Day == day);
    }

    private static void Count(Segment segment, long after, long upTo, FrameCounter counter)
    {
        var seq = segment.FirstSeq;
        foreach (var frame in segment.SplitFrames())
            seq += counter.Count(new NumberedFrame(seq, frame), after, upTo);
    }
}
