using Microsoft.Extensions.Options;

namespace Workshop.WebFront.Hosting;

/// <summary>
/// Runs the program, and lets its end take only so long. What was acknowledged is in the log: what cannot be written by then, because the
/// database is away, is counted again from it by whoever comes next.
/// </summary>
internal static class StopLimit
{
    /// <summary>For those who do not give up when the host's own time for stopping is over; a silo's membership is one.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <returns>Whether it has ended in order. If not, some of it is still running.</returns>
    public static async Task<bool> RunAsync(WebApplication app)
    {
        var limit = app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout + Grace;
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var asked = app.Lifetime.ApplicationStopping.Register(stopping.SetResult);

        var running = app.RunAsync();
        if (await Task.WhenAny(running, stopping.Task) != running)
            await Task.WhenAny(running, Task.Delay(limit, TimeProvider.System));
        if (!running.IsCompleted)
            return false;
        try
        {
            await running;
            return true;
        }
        catch (Exception exception) when (stopping.Task.IsCompleted && IsImpatience(exception))
        {
            return false;
        }
    }

    /// <summary>Whether the host's own time for stopping was over.</summary>
    private static bool IsImpatience(Exception exception) =>
        exception is OperationCanceledException || exception is AggregateException several && several.Flatten().InnerExceptions.All(IsImpatience);
}
