using System.Net.WebSockets;
using Workshop.WebFront.Preflight.Loopback;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether a dashboard gets its live figures: the service watches itself over a real WebSocket.</summary>
internal sealed class RealtimeLight(OwnAddress own) : ILight
{
    public string Name => "realtime";

    public async Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken)
    {
        if (own.Url is not { } url)
            return Finding.Off("loopback.none", "The service does not listen on a port.");
        return await WatchAsync(url, asker.Request, cancellationToken)
            ? Finding.Green("realtime.good", "A dashboard connected over a WebSocket and got the figures.")
            : Finding.Red("realtime.bad", "A dashboard cannot connect over a WebSocket.", "Look at the service's log, and whether something on this machine intercepts connections.");
    }

    private static async Task<bool> WatchAsync(Uri url, HttpRequest asker, CancellationToken cancellationToken)
    {
        try
        {
            using var hub = new HubLoopback();
            return await hub.WatchAsync(url, asker, cancellationToken);
        }
        catch (WebSocketException)
        {
            return false;
        }
    }
}
