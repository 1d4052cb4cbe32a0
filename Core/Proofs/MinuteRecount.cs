using Workshop.Actors;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Proofs;

/// <summary>
/// A team's entries per minute as the log gives them. Only those of the last 24 hours are right to the entry, because nobody counts what
/// comes for older ones.
/// </summary>
internal static class MinuteRecount
{
    private const int MillisecondsPerMinute = 60_000;

    /// <summary>The minutes of a day that are kept exactly.</summary>
    /// <param name="zone">The workshop's days.</param>
    /// <param name="day">The day.</param>
    /// <param name="now">The present minute.</param>
    /// <returns>Null: none are any more.</returns>
    public static MinuteRange? RangeOf(LocalDays zone, DateOnly day, int now)
    {
        var (start, end) = zone.Bounds(day);
        var first = Math.Max(MinuteOf(start), now - ActivityWindow.Minutes + 1);
        var last = MinuteOf(end - 1);
        return first <= last ? new MinuteRange(first, last) : null;
    }

    /// <summary>
    /// A day's minutes from the entries up to this number. The days beside it are counted for that, too: an entry of theirs lies in this one
    /// if the time zone was another when it came.
    /// </summary>
    /// <param name="log">The log.</param>
    /// <param name="counters">What counts it.</param>
    /// <param name="team">Whose entries.</param>
    /// <param name="day">The day.</param>
    /// <param name="own">What the day's own entries add; null: there are none.</param>
    /// <param name="range">The minutes that are wanted; null: none.</param>
    /// <param name="upTo">The number of the last entry.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    public static async ValueTask<IReadOnlyList<MinuteCount>> CountAsync(
        IEventLog log, FrameCounterPool counters, string team, DateOnly day, DayDelta? own, MinuteRange? range, long upTo, CancellationToken cancellationToken)
    {
        if (range is not { } minutes)
            return [];
        var sums = new Dictionary<int, long>();
        Add(own, minutes, sums);
        foreach (var beside in (DateOnly[])[day.AddDays(-1), day.AddDays(1)])
            Add(await LogReplay.CountDayAsync(log, counters, team, beside, upTo, cancellationToken), minutes, sums);
        return [.. sums.Select(static minute => new MinuteCount(minute.Key, minute.Value))];
    }

    /// <summary>Whether both have the same entries in the same minutes, in whatever order.</summary>
    /// <param name="stored">What is stored, maybe of more minutes.</param>
    /// <param name="range">The minutes that are compared; null: none.</param>
    /// <param name="counted">What the log gives of these.</param>
    public static bool AreEqual(IReadOnlyList<MinuteCount> stored, MinuteRange? range, IReadOnlyList<MinuteCount> counted) =>
        stored.Where(minute => range?.Contains(minute.Minute) == true && minute.Entries != 0).ToHashSet().SetEquals(counted);

    private static int MinuteOf(long unixMs) => (int)Math.Clamp(unixMs / MillisecondsPerMinute, int.MinValue, int.MaxValue);

    private static void Add(DayDelta? delta, MinuteRange range, Dictionary<int, long> sums)
    {
        if (delta is null)
            return;
        foreach (var count in delta.Minutes.Span)
        {
            if (range.Contains(count.Minute))
                sums[count.Minute] = sums.GetValueOrDefault(count.Minute) + count.Entries;
        }
    }
}
