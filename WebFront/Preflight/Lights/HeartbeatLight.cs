using Microsoft.Extensions.Options;
using Workshop.WebFront.Heartbeat;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether somebody outside would notice the service's silence.</summary>
internal sealed class HeartbeatLight(Heart heart, IOptions<HeartbeatOptions> options) : ILight
{
    public string Name => "heartbeat";

    public Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        if (options.Value.Url is null)
            return Finding.Off("heartbeat.none", "Workshop:Heartbeat:Url is not set: nobody outside notices when the service is silent.");
        return heart.IsHeard switch
        {
            true => Finding.Green("heartbeat.good", "The last heartbeat was answered."),
            null => Finding.Yellow("heartbeat.waiting", "There was no heartbeat yet.", "Wait for the first one."),
            _ => Finding.Red("heartbeat.failed", "The last heartbeat was not answered.", "Look at Workshop:Heartbeat:Url; an address in a private network needs Workshop:Outgoing:AllowPrivate."),
        };
    }
}
