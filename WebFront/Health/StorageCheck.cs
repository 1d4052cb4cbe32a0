using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Health;

/// <summary>Whether the data directory can be written to and has room: the reasons for which storages really fail. Asks the disk once a second at most.</summary>
internal sealed class StorageCheck(IOptions<WorkshopOptions> options, TimeProvider clock, ILogger<StorageCheck> logger) : IHealthCheck, IDisposable
{
    private const string ProbeName = "health-probe";
    private const int ProbeBytes = 4096;

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
                _result = await ProbeAsync();
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

    private async Task<HealthCheckResult> ProbeAsync()
    {
        var path = Path.Combine(options.Value.DataDirectory, ProbeName);
        try
        {
            await File.WriteAllBytesAsync(path, new byte[ProbeBytes], CancellationToken.None);
            File.Delete(path);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WebFrontLog.StorageCheckFailed(logger, exception);
            return HealthCheckResult.Unhealthy("The data directory cannot be written to: it is full, read-only or gone.");
        }
    }
}
