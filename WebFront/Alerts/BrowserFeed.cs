using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Workshop.Alerts;
using Workshop.WebFront.Alerts.Channels;
using Workshop.WebFront.Live;

namespace Workshop.WebFront.Alerts;

/// <summary>
/// Pushes the messages of the channel for browsers to the pages that are connected to this process, whichever process has made them. What
/// was told while a page was not connected is on the page of alerts.
/// </summary>
internal sealed class BrowserFeed(
    IHubContext<WorkshopHub> hub, IAlertStore store, IOptions<AlertsOptions> options, TimeProvider clock, ILogger<BrowserFeed> logger) : BackgroundService
{
    /// <summary>The hub's message.</summary>
    public const string Message = "alert";

    private const int PageSize = 20;
    private const int MostAlerts = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long? _told;
    private bool _isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled || !options.Value.Browser)
            return;
        using var ticks = new PeriodicTimer(Interval, clock);
        try
        {
            do
            {
                await TryAsync(stoppingToken);
            }
            while (await ticks.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TellAsync(cancellationToken);
            _isFailing = false;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Once, not every second.
            if (!_isFailing)
                WebFrontLog.AlertsInterrupted(logger, failure);
            _isFailing = true;
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        // What was told before this process has started was told to others.
        _told ??= await store.LatestMessagesAsync(BrowserChannel.ChannelName, 1, cancellationToken) is [var last] ? last.Number : 0;
        foreach (var message in await store.ListMessagesAsync(BrowserChannel.ChannelName, _told.Value, PageSize, cancellationToken))
        {
            var alerts = await store.ReadMessageAsync(message.Id, cancellationToken);
            var push = new AlertPush(message.Id.ToString(), message.IsTest, alerts.Count, [.. alerts.Take(MostAlerts).Select(AlertView.Of)]);
            await hub.Clients.All.SendAsync(Message, push, cancellationToken);
            _told = message.Number;
        }
    }
}
