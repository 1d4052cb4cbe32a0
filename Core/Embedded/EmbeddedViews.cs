using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Workshop.Actors;
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

    public EmbeddedViews(Func<EmbeddedViews, ActorServices> services, LiveFeeds feeds, Signal changed, ILogger logger)
    {
        _services = services(this);
        _feeds = feeds;
        _logger = logger;
        Workshop = new ViewHost<WorkshopActor>(
            "workshop",
            () => WorkshopActor.ActivateAsync(_services),
            _services.Clock,
            logger)
        {
            Changed = changed.Pulse,
        };
    }

    public ViewHost<WorkshopActor> Workshop { get; }

    public ActorServices Services => _services;

    public bool HasReaders => _feeds.HasReaders;

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
        foreach (var (_, host) in _days)
            await host.ReloadAsync();
        foreach (var (_, host) in _features)
            await host.ReloadAsync();
    }

    public Task StopAsync() => Task.WhenAll(
    [
        Workshop.StopAsync(),
        .. _days.Values.Select(static host => host.StopAsync()),
        .. _features.Values.Select(static host => host.StopAsync()),
    ]);

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
