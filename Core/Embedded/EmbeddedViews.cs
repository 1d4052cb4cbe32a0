using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Workshop.Actors;
using Workshop.Corrections;
using Workshop.Hosts;
using Workshop.Stats;

namespace Workshop.Embedded;

/// <summary>The views of this process, each behind its mailbox.</summary>
internal sealed class EmbeddedViews : IViewDirectory
{
    private readonly ConcurrentDictionary<DateOnly, ViewHost<DayActor>> _days = new();
    private readonly ConcurrentDictionary<string, ViewHost<FeatureActor>> _features = new(StringComparer.Ordinal);
    private readonly ActorServices _services;
    private readonly LiveFeeds _feeds;
    private readonly ILogger _logger;
    private volatile CorrectedNames _names = CorrectedNames.None;

    public EmbeddedViews(Func<EmbeddedViews, ActorServices> services, LiveFeeds feeds, Signal changed, ILogger logger)
    {
        _services = services(this);
        _feeds = feeds;
        _logger = logger;
        Workshop = new ViewHost<WorkshopActor>(
            "workshop",
            ActivateWorkshopAsync,
            _services.Clock,
            logger)
        {
            Changed = changed.Pulse,
        };
    }

    public ViewHost<WorkshopActor> Workshop { get; }

    public ActorServices Services => _services;

    public bool HasReaders => _feeds.HasReaders;

    public CorrectedNames Names => _names;

    IViewInbox IViewDirectory.Workshop => Workshop;

    public void Publish(string team, IReadOnlyList<NumberedFrame> frames) => _feeds.Publish(team, frames);

    public IViewInbox? FindDay(DateOnly day) => _days.TryGetValue(day, out var host) && host.IsActive ? host : null;

    public IViewInbox? FindFeature(string feature) =>
        _features.TryGetValue(feature, out var host) && host.IsActive ? host : null;

    public ViewHost<DayActor> Day(DateOnly day) => _days.GetOrAdd(day, CreateDay);

    public ViewHost<FeatureActor> Feature(string feature) => _features.GetOrAdd(feature, CreateFeature);

    /// <summary>Lets views leave memory that nobody has asked for long. The workshop's stays.</summary>
    public void PassivateIdle()
    {
        var timeout = _services.Options.IdleTimeout;
        foreach (var (_, host) in _days)
        {
            if (host.IsIdle(timeout))
                host.Passivate();
        }

        foreach (var (_, host) in _features)
        {
            if (host.IsIdle(timeout))
                host.Passivate();
        }
    }

    /// <summary>Has every view start from the store again.</summary>
    public async ValueTask ReloadAsync()
    {
        await Workshop.ReloadAsync();
        await ReloadPartsAsync();
    }

    public Task StopAsync() => Task.WhenAll(
    [
        Workshop.StopAsync(),
        .. _days.Values.Select(static host => host.StopAsync()),
        .. _features.Values.Select(static host => host.StopAsync()),
    ]);

    /// <summary>
    /// Starts the workshop's view, and the others anew if it has found other corrections than they have. What is appended from then on
    /// is sent by the new names; what was appended before is in the log that they start from. So nothing is missed or counted twice.
    /// </summary>
    private async ValueTask<WorkshopActor> ActivateWorkshopAsync()
    {
        var workshop = await WorkshopActor.ActivateAsync(_services);
        if (!workshop.Names.DiffersFrom(_names))
            return workshop;
        _names = workshop.Names;
        await ReloadPartsAsync();
        return workshop;
    }

    private async ValueTask ReloadPartsAsync()
    {
        foreach (var (_, host) in _days)
            await host.ReloadAsync();
        foreach (var (_, host) in _features)
            await host.ReloadAsync();
    }

    private ViewHost<DayActor> CreateDay(DateOnly day) => new(
        $"day {day:O}",
        () => DayActor.ActivateAsync(day, _services),
        _services.Clock,
        _logger);

    private ViewHost<FeatureActor> CreateFeature(string feature) => new(
        $"feature {feature}",
        () => FeatureActor.ActivateAsync(feature, _services),
        _services.Clock,
        _logger);
}
