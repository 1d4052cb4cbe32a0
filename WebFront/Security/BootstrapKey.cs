using Microsoft.Extensions.Options;
using Workshop.Keys;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Security;

/// <summary>
/// Makes <c>Workshop:BootstrapKey</c> the first admin key. Only while there is no admin: a bootstrap key that was removed
/// must not come back with the next restart.
/// </summary>
internal sealed class BootstrapKey(KeyRing keys, IOptions<WorkshopOptions> options, TimeProvider clock, ILogger<BootstrapKey> logger)
{
    private const string Name = "bootstrap";

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (options.Value.BootstrapKey is not { Length: > 0 } secret || keys.Find(secret) is not null)
            return;
        if (keys.HasAdmin)
        {
            WebFrontLog.BootstrapKeyIgnored(logger);
            return;
        }

        var key = NewKey.Of(secret, Name, Scopes.Admin, clock.GetUtcNow());
        try
        {
            await keys.AddAsync(key, cancellationToken);
            WebFrontLog.BootstrapKeyAdded(logger, key.Id);
        }
        catch (InvalidOperationException)
        {
            // Another process that was started at the same moment has added it.
            await keys.LoadAsync(cancellationToken);
            if (keys.Find(secret) is null)
                throw;
        }
    }
}
