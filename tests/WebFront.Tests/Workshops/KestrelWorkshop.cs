using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Workshop.WebFront.Tests.Workshops;

/// <summary>The service behind a real server on a free port of this machine, for what only a real connection shows.</summary>
public sealed class KestrelWorkshop : IAsyncLifetime
{
    /// <summary>Shorter than people would set it, so that tests of slow senders are quick.</summary>
    private static readonly MinDataRate Rate = new(bytesPerSecond: 1_000_000, gracePeriod: TimeSpan.FromSeconds(1.1));

    public TestWorkshop Workshop { get; } = new()
    {
        Replace = services => services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MinRequestBodyDataRate = Rate),
    };

    public Uri Address => Workshop.ClientOptions.BaseAddress;

    public ValueTask InitializeAsync()
    {
        Workshop.UseKestrel(port: 0);
        Workshop.StartServer();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => Workshop.DisposeAsync();
}
