using Microsoft.AspNetCore.SignalR;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Live;

/// <summary>
/// Sends one client what changed, edition after edition, at its own pace: who is slow skips editions and gets their changes in one
/// message, and holds nobody else up.
/// </summary>
internal sealed class Watcher(DashboardFeed feed, KeyRing keys, TimeProvider clock, ILogger<Watcher> logger)
{
    public const string Message = "dashboard";

    /// <summary>Runs until the client goes, its key ends, or the token is cancelled.</summary>
    /// <param name="has">The edition that the client is being answered.</param>
    public async Task RunAsync(HubCallerContext connection, IClientProxy client, Caller caller, Edition has, CancellationToken ending)
    {
        try
        {
            // The answer is on its way; a change must not overtake it.
            await Task.Delay(DashboardFeed.Interval, clock, ending);
            while (true)
            {
                await has.Superseded.WaitAsync(ending);
                if (keys.FindById(caller.Key.Id) is null)
                {
                    connection.Abort();
                    return;
                }

                var newest = await feed.CurrentAsync(ending);
                await client.SendAsync(Message, newest.Since(has), ending);
                has = newest;
            }
        }
        catch (OperationCanceledException)
        {
            // The ordinary end of a connection.
        }
        catch (Exception exception)
        {
            WebFrontLog.WatcherLost(logger, exception);
            connection.Abort();
        }
    }
}
