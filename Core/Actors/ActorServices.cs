using Workshop.Dedupe;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>What actors work with. They know no engine: whoever hosts them calls them one call at a time.</summary>
public sealed record ActorServices(
    IEventLog Log,
    ICellStore Cells,
    IIncidentStore Incidents,
    IViewDirectory Views,
    EngineOptions Options,
    TimeProvider Clock,
    IdBudget Ids)
{
    internal LocalDays Days { get; } = new(Options.TimeZone);

    internal FrameCounterPool Counters { get; } = new(new LocalDays(Options.TimeZone));

    /// <summary>The present minute since the Unix epoch.</summary>
    public int Minute => ActivityWindow.MinuteOf(Clock.GetUtcNow());

    /// <summary>The local day in the workshop's time zone.</summary>
    internal DateOnly Today => Days.DayOf(Clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>The first day of the dashboard's window.</summary>
    internal DateOnly WindowStart => Today.AddDays(1 - WorkshopActor.WindowDays);
}
