using Microsoft.Extensions.Options;
using Workshop.Alerts;
using Workshop.Log;
using Workshop.WebFront.Alerts.Channels;

namespace Workshop.WebFront.Alerts.Desk;

/// <summary>Looks for what is to be told and tells it, while this process has the lease. Whatever goes wrong, it begins anew from what is stored.</summary>
internal sealed class AlertDesk(
    Lease lease,
    IAlertStore store,
    AlertChannels channels,
    IServiceProvider services,
    IOptions<AlertsOptions> options,
    TimeProvider clock,
    ILogger<AlertDesk> logger) : BackgroundService
{
    /// <summary>How often new alerts are looked for, also those that other processes have raised.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Before the server listens.</summary>
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();

    private bool _isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await lease.TryTakeAsync(stoppingToken))
                    await WorkAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                Tell(failure);
            }

            await Task.Delay(Lease.Renewal, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await ReleaseAsync();
    }

    /// <summary>Ends when the lease is lost or something fails.</summary>
    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var lookout = ActivatorUtilities.CreateInstance<Lookout>(services);
        ChannelSender[] senders = [.. channels.All.Select(channel => ActivatorUtilities.CreateInstance<ChannelSender>(services, channel))];
        List<Task> work =
        [
            lease.KeepAsync(ending.Token),
            LookAsync(lookout, senders, ending.Token),
            .. senders.Select(sender => sender.RunAsync(ending.Token)),
        ];
        var ended = await Task.WhenAny(work);
        await ending.CancelAsync();
        await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended;
    }

    private async Task LookAsync(Lookout lookout, ChannelSender[] senders, CancellationToken cancellationToken)
    {
        string[] names = [.. channels.All.Select(static channel => channel.Name)];
        using var ticks = new PeriodicTimer(Interval, clock);
        await lookout.StartAsync(_startedAt, cancellationToken);
        do
        {
            await lookout.LookAsync(cancellationToken);
            if (await store.SpreadAsync(names, cancellationToken))
            {
                foreach (var sender in senders)
                    sender.Wake();
            }

            _isFailing = false;
        }
        while (await ticks.WaitForNextTickAsync(cancellationToken));
    }

    private void Tell(Exception failure)
    {
        // Once, not every few seconds.
        if (!_isFailing)
            WebFrontLog.AlertsInterrupted(logger, failure);
        _isFailing = true;
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await lease.ReleaseAsync();
        }
        catch (StorageUnavailableException)
        {
            // It ends by itself.
        }
    }
}
