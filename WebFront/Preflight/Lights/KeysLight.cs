using Microsoft.Extensions.Options;
using Workshop.Keys;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether the workshop has an owner, and no key that others may know.</summary>
internal sealed class KeysLight(KeyRing keys, Claim claim, IOptions<WorkshopOptions> options) : ILight
{
    /// <summary>What people put where a key belongs.</summary>
    private static readonly string[] Guessable =
    [
        "0123456789abcdef", "1234567890123456", "changeme", "changemechangeme", "change-me-please", "your-api-key-here", "<your key>", "workshop-admin-key",
        "workshopworkshop", "bootstrap-admin-key", "adminadminadminadmin", "passwordpassword", "secretsecretsecret", "aaaaaaaaaaaaaaaa", "0000000000000000",
    ];

    public string Name => "keys";

    public Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        if (claim.IsOpen)
            return Finding.Red("keys.unclaimed", "Nobody has claimed the workshop yet.", "Claim it with the code on the service's console.");
        if (Guessable.Any(key => keys.Find(key) is not null))
            return Finding.Red("keys.guessable", "A key that anybody would try works.", "Make a new key and remove the guessable one.");
        if (options.Value.BootstrapKey is { Length: > 0 } bootstrap && keys.Find(bootstrap)?.Scopes.HasFlag(Scopes.Admin) == true)
        {
            return Finding.Yellow(
                "keys.bootstrap",
                "Workshop:BootstrapKey still stands in the settings and is an admin's key.",
                "Make an admin key that only its owner knows, revoke the bootstrap key, and remove it from the settings.");
        }

        return Finding.Green("keys.good", "The workshop has an admin, and no key that is known elsewhere.");
    }
}
