using Microsoft.Extensions.Options;
using Workshop.Entries;
using Workshop.Storage;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Hosting;

/// <summary>Reads what every request needs before the server listens: whoever reaches the service finds it ready.</summary>
internal sealed class WorkshopLifetime(
    NameRegistry names,
    KeyRing keys,
    BootstrapKey bootstrapKey,
    Claim claim,
    IWorkshopStorage storage,
    IOptions<WorkshopOptions> options,
    ILogger<WorkshopLifetime> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await names.LoadAsync(cancellationToken);
        await keys.LoadAsync(cancellationToken);
        await bootstrapKey.ApplyAsync(cancellationToken);
        claim.Open();
        WebFrontLog.Ready(logger, storage.Location, options.Value.Zone.Id);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
