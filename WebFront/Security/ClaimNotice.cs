using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Security;

/// <summary>Shows the claim code on the console once the service listens, and nowhere else: logs travel.</summary>
internal sealed class ClaimNotice(Claim claim, IServer server, IOptions<WorkshopOptions> options) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (claim.Code is { } code && Address() is { } url)
            Console.Out.WriteLine(Text(url, code.Text));
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string? Address()
    {
        var url = options.Value.PublicUrl?.ToString() ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return url?.TrimEnd('/');
    }

    private static string Text(string url, string code) => $$"""

        This workshop has no admin yet. Open the page and claim it with the code:

            {{url}}/
            {{code}}

        or, from a terminal (the answer has your key, shown only once):

            curl -X POST {{url}}/api/v1/claim -H 'Content-Type: application/json' -d '{"code":"{{code}}"}'

        """;
}
