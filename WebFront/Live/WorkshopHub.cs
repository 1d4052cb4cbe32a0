using Microsoft.AspNetCore.SignalR;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Live;

/// <summary><c>/hubs/workshop</c>: figures pushed to dashboards.</summary>
internal sealed class WorkshopHub(DashboardFeed feed, Watcher watcher, Credentials credentials, IHubContext<WorkshopHub> hub) : Hub
{
    public const string Route = "/hubs/workshop";

    private static readonly object WatchKey = new();

    private sealed record Watch(CancellationTokenSource Ending, Task Running);

    /// <summary>The whole dashboard. From then on this client gets what changes; calling it again starts anew.</summary>
    public async Task<DashboardState> WatchDashboard()
    {
        await EndAsync();
        // Asked again: over long polling this is another request than the one that was let in.
        if (credentials.Identify(Context.GetHttpContext()!.Request, out var caller) is not null)
            throw new HubException("The key no longer works.");

        var edition = await feed.CurrentAsync(Context.ConnectionAborted);
        var ending = CancellationTokenSource.CreateLinkedTokenSource(Context.ConnectionAborted);
        var running = watcher.RunAsync(Context, hub.Clients.Client(Context.ConnectionId), caller!, edition, ending.Token);
        Context.Items[WatchKey] = new Watch(ending, running);
        return new DashboardState(edition.Version, edition.Dashboard);
    }

    public override Task OnDisconnectedAsync(Exception? exception) => EndAsync();

    /// <summary>Ends this client's watch, if it has one; nothing of it is sent afterwards.</summary>
    private async Task EndAsync()
    {
        if (!Context.Items.Remove(WatchKey, out var watch) || watch is not Watch(var ending, var running))
            return;
        await ending.CancelAsync();
        await running;
        ending.Dispose();
    }
}
