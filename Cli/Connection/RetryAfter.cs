namespace Workshop.Cli.Connection;

/// <summary>When the service asks to be asked again.</summary>
internal static class RetryAfter
{
    /// <summary>Null if it does not say.</summary>
    public static TimeSpan? Of(HttpResponseMessage answer, TimeProvider clock)
    {
        var header = answer.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - clock.GetUtcNow();
        return wait is { } time && time > TimeSpan.Zero ? time : null;
    }
}
