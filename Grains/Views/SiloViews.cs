using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workshop.Actors;
using Workshop.Corrections;
using Workshop.Hosts;
using Workshop.Outbox;
using Workshop.Stats;

namespace Workshop.Grains.Views;

/// <summary>How the teams of this silo reach the views, wherever those are: an outbox for each view that is known to be active.</summary>
internal sealed class SiloViews : BackgroundService, IViewDirectory
{
    private readonly IGrainFactory _grains;
    private readonly MarkReader _marks;
    private readonly OrleansEngineOptions _options;
    private readonly ILogger<SiloViews> _logger;
    private readonly ViewOutbox<CombinedDelta> _workshop;
    private volatile FrozenDictionary<DateOnly, ViewOutbox<TeamDelta[]>> _days = FrozenDictionary<DateOnly, ViewOutbox<TeamDelta[]>>.Empty;
    private volatile FrozenDictionary<string, ViewOutbox<TeamDelta[]>> _features = FrozenDictionary<string, ViewOutbox<TeamDelta[]>>.Empty;

    public SiloViews(IGrainFactory grains, MarkReader marks, OrleansEngineOptions options, ILogger<SiloViews> logger)
    {
        _grains = grains;
        _marks = marks;
        _options = options;
        _logger = logger;
        _workshop = Outbox("workshop", new CombinedDeltaCollector(), delta => grains.Workshop().ReceiveAsync(delta));
    }

    public IViewInbox Workshop => _workshop;

    /// <summary>Never: fronts read new entries from the log.</summary>
    public bool HasReaders => false;

    /// <summary>As this process has last read them; a view that knows later ones reads from the log what it was not told of.</summary>
    public CorrectedNames Names => _marks.Names;

    public IViewInbox? FindDay(DateOnly day) => _days.GetValueOrDefault(day);

    public IViewInbox? FindFeature(string feature) => _features.GetValueOrDefault(feature);

    /// <summary>Ends when all that was to be told until now has been delivered, or is known to be lost.</summary>
    public Task DrainAsync() => Task.WhenAll(
        [_workshop.DrainAsync(), .. _days.Values.Select(static outbox => outbox.DrainAsync()), .. _features.Values.Select(static outbox => outbox.DrainAsync())]);

    public void Publish(string team, IReadOnlyList<NumberedFrame> frames) => throw new NotSupportedException();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Follow(await _grains.ActiveViews().ListAsync());
                await _marks.ReadAsync();
                failing = false;
            }
            catch (Exception exception)
            {
                if (!failing && !stoppingToken.IsCancellationRequested)
                    GrainsLog.ActiveViewsUnknown(_logger, exception);
                failing = true;
            }

            await Task.Delay(_options.CompareInterval, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Follow(ActiveViews active)
    {
        _days = active.Days.ToFrozenDictionary(
            static day => day,
            day => _days.GetValueOrDefault(day) ?? Outbox($"day {day:O}", new DeltaCollector(), deltas => _grains.Day(day).ReceiveAsync(deltas)));
        _features = active.Features.ToFrozenDictionary(
            static feature => feature,
            feature => _features.GetValueOrDefault(feature) ?? Outbox($"feature {feature}", new DeltaCollector(), deltas => _grains.Feature(feature).ReceiveAsync(deltas)),
            StringComparer.Ordinal);
    }

    private ViewOutbox<TMessage> Outbox<TMessage>(string view, ICollector<TMessage> collector, Func<TMessage, ValueTask> deliver) =>
        new(view, collector, message => deliver(message).AsTask(), _options.DeltaInterval, TimeProvider.System, _logger);
}
