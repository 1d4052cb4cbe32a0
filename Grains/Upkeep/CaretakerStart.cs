using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Workshop.Grains.Upkeep;

/// <summary>Sees to it that the caretaker's reminder is set, as soon as the cluster can do that.</summary>
internal sealed class CaretakerStart(IGrainFactory grains, ILogger<CaretakerStart> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await IsStartedAsync(stoppingToken))
            await Task.Delay(Pause, TimeProvider.System, stoppingToken);
    }

    private async Task<bool> IsStartedAsync(CancellationToken stoppingToken)
    {
        try
        {
            await grains.GetGrain<ICaretakerGrain>(0).StartAsync();
            return true;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            GrainsLog.CaretakerNotStarted(logger, exception);
            return false;
        }
    }
}
