using Workshop.Actors;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Proofs;

/// <summary>A day of one team as the log gives it, counted by the same code as when its entries came.</summary>
/// <param name="Cells">Their Team is null.</param>
/// <param name="Moments">All hours of the day.</param>
/// <param name="Hours">The day's hours; none if there are no entries.</param>
/// <param name="Entries">Entries counted.</param>
internal sealed record DayRecount(
    IReadOnlyList<Cell> Cells, IReadOnlyList<HourMoments> Moments, IReadOnlyList<StoredHours> Hours, long Entries)
{
    /// <summary>What the day says about run time and quality; none if nothing was made.</summary>
    public IReadOnlyList<StoredWork> Work { get; init; } = [];

    /// <summary>Entries per minute of those minutes of the day that were asked for, in no order.</summary>
    public IReadOnlyList<MinuteCount> Minutes { get; init; } = [];

    /// <summary>Counts the day's entries with numbers up to this one. Reads segment by segment; what it keeps are the sums.</summary>
    /// <param name="log">The log.</param>
    /// <param name="counters">What counts it.</param>
    /// <param name="team">Whose entries.</param>
    /// <param name="day">The day.</param>
    /// <param name="minutes">The minutes to be counted, see <see cref="MinuteRecount.RangeOf"/>.</param>
    /// <param name="upTo">The number of the last entry.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    public static async ValueTask<DayRecount> CountAsync(
        IEventLog log, FrameCounterPool counters, string team, DateOnly day, MinuteRange? minutes, long upTo, CancellationToken cancellationToken = default)
    {
        var own = await LogReplay.CountDayAsync(log, counters, team, day, upTo, cancellationToken);
        var recount = own is null ? new DayRecount([], [], [], 0) : Of(own);
        return recount with { Minutes = await MinuteRecount.CountAsync(log, counters, team, day, own, minutes, upTo, cancellationToken) };
    }

    /// <summary>Whether the stored day has no work, though there is some: an older program has counted it.</summary>
    public bool IsWorkMissing(CellSnapshot stored) => stored.Work.Count == 0 && Work.Count > 0;

    /// <summary>What of the stored cells is not so.</summary>
    public List<CellDifference> Compare(IReadOnlyList<Cell> cells)
    {
        var stored = ByName(cells);
        var counted = ByName(Cells);
        var differences = new List<CellDifference>();
        foreach (var (feature, type) in stored.Keys.Union(counted.Keys)
            .OrderBy(static name => name.Feature, StringComparer.Ordinal).ThenBy(static name => name.Type, StringComparer.Ordinal))
        {
            var (was, isSo) = (stored.GetValueOrDefault((feature, type)), counted.GetValueOrDefault((feature, type)));
            if (was != isSo)
                differences.Add(new CellDifference(feature, type, was, isSo));
        }

        return differences;
    }

    /// <summary>What of the rest is not so. Hours or work that are not there are no difference: an older program has counted the day.</summary>
    /// <param name="stored">What is stored, maybe with other minutes, too.</param>
    /// <param name="minutes">The minutes that were counted.</param>
    public BesideCells CompareBeside(CellSnapshot stored, MinuteRange? minutes) =>
        (SameMoments(stored.Moments, Moments) ? BesideCells.None : BesideCells.Moments)
        | (stored.Hours.Count == 0 || SameHours(stored.Hours) ? BesideCells.None : BesideCells.Hours)
        | (stored.Work.Count == 0 || SameWork(stored.Work) ? BesideCells.None : BesideCells.Work)
        | (MinuteRecount.AreEqual(stored.Minutes, minutes, Minutes) ? BesideCells.None : BesideCells.Activity);

    private static DayRecount Of(DayDelta delta)
    {
        var cells = delta.Cells.ToArray();
        var hours = new DayHours();
        hours.Add(delta);
        return new DayRecount(
            cells, HourMoments.Pack(delta.Day, delta.Moments.Span), [new StoredHours(null, delta.Day, hours.Encode())], cells.Sum(static cell => cell.Counters.Entries))
        {
            Work = delta.Work is { } work ? [new StoredWork(null, delta.Day, work.Encode())] : [],
        };
    }

    private bool SameHours(IReadOnlyList<StoredHours> stored) => Hours.Count == 1 && Hours[0].Bytes.Span.SequenceEqual(stored[0].Bytes.Span);

    private bool SameWork(IReadOnlyList<StoredWork> stored) => Work.Count == 1 && Work[0].Bytes.Span.SequenceEqual(stored[0].Bytes.Span);

    private static Dictionary<(string Feature, string Type), Counters> ByName(IReadOnlyList<Cell> cells) => cells
        .Where(static cell => cell.Counters != default)
        .ToDictionary(static cell => (cell.Feature!, cell.Type!), static cell => cell.Counters);

    /// <summary>Which moments are kept follows from the entries alone, and their encoding from them.</summary>
    private static bool SameMoments(IReadOnlyList<HourMoments> stored, IReadOnlyList<HourMoments> counted)
    {
        if (stored.Count != counted.Count)
            return false;
        var times = counted.ToDictionary(static hour => (hour.Feature, hour.Type, hour.Hour), static hour => hour.Times);
        return stored.All(hour => times.TryGetValue((hour.Feature, hour.Type, hour.Hour), out var own) && own.Span.SequenceEqual(hour.Times.Span));
    }
}
