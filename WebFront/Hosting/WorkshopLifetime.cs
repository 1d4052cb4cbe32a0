using Microsoft.Extensions.Options;
using Workshop.Embedded;
using Workshop.Entries;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Hosting;

/// <summary>
/// Starts the workshop before the server listens, and stops it after the server has answered its last request. So whoever reaches
/// the service finds it ready, and stopping it loses nothing.
/// </summary>
internal sealed class WorkshopLifetime(
    IEngine engine,
    NameRegistry names,
    KeyRing keys,
    BootstrapKey bootstrapKey,
    Claim claim,
    IOptions<WorkshopOptions> options,
    ILogger<WorkshopLifetime> logger) : IHostedService
{
    /// <summary>Registered once, as what the rest of the program sees, because the container disposes a service as often as it is registered.</summary>
    private readonly EmbeddedEngine _engine = (EmbeddedEngine)engine;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _engine.StartAsync(cancellationToken);
        await names.LoadAsync(cancellationToken);
        await keys.LoadAsync(cancellationToken);
        await bootstrapKey.ApplyAsync(cancellationToken);
        claim.Open();
        WebFrontLog.Ready(logger, Path.GetFullPath(options.Value.DataDirectory), options.Value.Zone.Id);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _engine.StopAsync(cancellationToken);
        WebFrontLog.Stopped(logger);
    }
}
