namespace Workshop.Support;

/// <summary>Waits for something to become true by looking again and again until a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Far beyond what anything takes here; a test that reaches it has failed.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Asks until the answer is not null.</summary>
    /// <exception cref="TimeoutException">It stayed null.</exception>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask, string what, TimeSpan? patience = null)
        where T : class
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < (patience ?? Patience))
        {
            if (await ask() is { } answer)
                return answer;
            await Task.Delay(Pause, TimeProvider.System);
        }
        throw new TimeoutException($"Waited in vain for {what}.");
    }

    /// <summary>Asks until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It stayed no.</exception>
    public static Task BecomesTrueAsync(Func<Task<bool>> ask, string what, TimeSpan? patience = null) =>
        GetAsync(async () => await ask() ? "yes" : null, what, patience);
}
