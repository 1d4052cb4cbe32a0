using Microsoft.Extensions.Diagnostics.HealthChecks;
using Workshop.Log;
using Workshop.Storage;

namespace Workshop.WebFront.Health;

/// <summary>Whether the storage can be written to. Asks it once a second at most.</summary>
internal sealed class StorageCheck(IWorkshopStorage storage, TimeProvider clock, ILogger<StorageCheck> logger) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private HealthCheckResult _result;
    private DateTimeOffset? _checkedAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_checkedAt is not { } last || clock.GetUtcNow() - last >= Freshness)
            {
                _result = await ProbeAsync(cancellationToken);
                _checkedAt = clock.GetUtcNow();
            }

            return _result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<HealthCheckResult> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await storage.CheckAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StorageUnavailableException failure)
        {
            WebFrontLog.StorageCheckFailed(logger, failure);
            return HealthCheckResult.Unhealthy(failure.Message);
        }
    }
}
