using Microsoft.Extensions.Options;
using Workshop.Audit;
using Workshop.Keys;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Security;

/// <summary>
/// Makes <c>Workshop:BootstrapKey</c> the first admin key. Only while there is no admin: a bootstrap key that was removed
/// must not come back with the next restart.
/// </summary>
internal sealed class BootstrapKey(KeyRing keys, AuditTrail audit, IOptions<WorkshopOptions> options, TimeProvider clock, ILogger<BootstrapKey> logger)
{
    private const string Name = "bootstrap";

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (options.Value.BootstrapKey is not { Length: > 0 } secret || keys.Find(secret) is not null)
            return;
        var key = NewKey.Of(secret, Name, Scopes.Admin, clock.GetUtcNow());
        if (await keys.AddFirstAdminAsync(key, cancellationToken))
        {
            WebFrontLog.BootstrapKeyAdded(logger, key.Id);
            await audit.WriteAsync(Added(key));
        }
        else if (keys.Find(secret) is null) // a process that was started at the same moment may have added the same
        {
            WebFrontLog.BootstrapKeyIgnored(logger);
        }
    }

    private static AuditEntry Added(ApiKey key) => new()
    {
        Uid = Guid.CreateVersion7(key.CreatedAt),
        At = key.CreatedAt,
        Action = "key.create",
        Target = key.Id,
        Outcome = AuditOutcome.Done,
        Detail = "From Workshop:BootstrapKey",
    };
}
