using Microsoft.Extensions.Options;
using Workshop.Log;
using Workshop.Simulator;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Demo;

/// <summary>Runs the demo: first the past, then live until the service stops. Does nothing in a real workshop.</summary>
internal sealed class DemoWorkshop(
    IEngine engine,
    DemoStations stations,
    DemoCalendar calendar,
    IOptions<WorkshopOptions> options,
    TimeProvider clock,
    ILogger<DemoWorkshop> logger) : BackgroundService
{
    /// <summary>As much as a dashboard shows.</summary>
    private const int HistoryDays = 30;

    /// <summary>An entry every few seconds, more of them wishes than usual: what is made is not much more than at other times of work.</summary>
    private const int LiveEntriesPerDay = 22_000;

    private const string WishTeam = "Wunschzettelpost";
    private const double LivePaceOfWishes = 5;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Demo)
            return;
        try
        {
            var now = await CatchUpAsync(stoppingToken);
            await GoOnAsync(now, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops, and the workshop with it
        }
    }

    /// <summary>Posts what happened until now and is not there yet.</summary>
    private async Task<DateTimeOffset> CatchUpAsync(CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var now = clock.GetUtcNow();
        var history = new DemoHistory(stations, options.Value.Zone);
        var accepted = await PersistAsync(
            async () =>
            {
                await calendar.MakeAsync(DemoHistory.EntriesPerDay, cancellationToken);
                return await history.FillAsync(await MissingFromAsync(now), now, cancellationToken);
            },
            cancellationToken);
        WebFrontLog.DemoFilled(logger, accepted, (long)clock.GetElapsedTime(start).TotalMilliseconds);
        return now;
    }

    /// <summary>The first local midnight from which entries may be missing: that before the newest one, or thirty days ago.</summary>
    private async Task<DateTimeOffset> MissingFromAsync(DateTimeOffset now)
    {
        var zone = options.Value.Zone;
        var oldest = Midnight(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime).AddDays(1 - HistoryDays), zone);
        var dashboard = await engine.DashboardAsync(CancellationToken.None);
        if (dashboard.Recent.Count == 0)
            return oldest;
        var newest = Midnight(dashboard.Recent.Max(entry => entry.Day), zone);
        return newest > oldest ? newest : oldest;
    }

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private async Task GoOnAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var simulation = new Simulation(new SimulationOptions
        {
            TimeZone = options.Value.Zone,
            EntriesPerDay = LiveEntriesPerDay,
            Crews = [.. Crews.All.Select(static crew => crew.Team == WishTeam ? crew with { Pace = LivePaceOfWishes } : crew)],
            AroundTheClock = true,
            IdPrefix = "l-",
        });
        using var ticks = new PeriodicTimer(Tick, clock);
        while (await ticks.WaitForNextTickAsync(cancellationToken))
        {
            var now = clock.GetUtcNow();
            await PersistAsync(() => PostSpanAsync(simulation, from, now), cancellationToken);
            from = now;
        }
    }

    private async Task<int> PostSpanAsync(Simulation simulation, DateTimeOffset from, DateTimeOffset to)
    {
        var accepted = 0;
        foreach (var request in new Posting(new PostingOptions { Seed = (int)from.ToUnixTimeSeconds(), LargestBatch = 3 }).Requests(simulation.Between(from, to)))
            accepted += await stations.PostAsync(request, receivedAt: clock.GetUtcNow());
        return accepted;
    }

    /// <summary>Stations do not give up: what was not answered is posted again, ids and all, until it is.</summary>
    private async Task<int> PersistAsync(Func<Task<int>> post, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await post();
            }
            catch (Exception exception) when (exception is EngineBusyException or StorageUnavailableException)
            {
                WebFrontLog.DemoWaits(logger, exception);
                await Task.Delay(Tick, clock, cancellationToken);
            }
        }
    }
}
