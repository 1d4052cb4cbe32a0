using Workshop.Audit;
using Workshop.Log;

namespace Workshop.WebFront.Audit;

/// <summary>
/// Writes audit entries, one write at a time and in the order in which they came. What cannot be written now waits in memory and is
/// tried again: what was done cannot be undone because it could not be written down.
/// </summary>
internal sealed class AuditTrail(IAuditLog log, TimeProvider clock, ILogger<AuditTrail> logger) : BackgroundService
{
    public static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(5);

    private const int MostWaiting = 1_000;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<AuditEntry> _waiting = [];

    /// <summary>Ends when the entry is stored, or waits to be.</summary>
    public async Task WriteAsync(AuditEntry entry)
    {
        await _turn.WaitAsync();
        try
        {
            if (_waiting.Count < MostWaiting)
                _waiting.Add(entry);
            else
                WebFrontLog.AuditLost(logger, entry.Action, entry.Target, entry.KeyId, entry.Outcome.ToString());
            await FlushAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await RetryAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RetryInterval, clock);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
            await RetryAsync();
    }

    private async Task RetryAsync()
    {
        await _turn.WaitAsync();
        try
        {
            await FlushAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task FlushAsync()
    {
        if (_waiting.Count == 0)
            return;
        try
        {
            await log.AppendAsync([.. _waiting], CancellationToken.None);
            _waiting.Clear();
        }
        catch (StorageUnavailableException unavailable)
        {
            WebFrontLog.AuditNotWritten(logger, _waiting.Count, unavailable);
        }
    }
}
