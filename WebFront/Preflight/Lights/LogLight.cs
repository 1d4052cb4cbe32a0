using Workshop.WebFront.Preflight.Errors;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether what the service logs arrives: a message is logged, and looked for.</summary>
internal sealed class LogLight(ErrorLog errors, IEnumerable<ILoggerProvider> sinks, ILogger<LogLight> logger) : ILight
{
    public string Name => "log";

    public Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        if (sinks.All(sink => sink is ErrorLog))
            return Finding.Red("log.none", "Nothing that the service logs is written anywhere.", "Configure a logging provider; the console is one by default.");
        if (!logger.IsEnabled(LogLevel.Error))
            return Finding.Red("log.silent", "Errors are not logged: the level is set too high.", "Lower Logging:LogLevel to Information.");
        var before = errors.Seen;
        WebFrontLog.PreflightRuns(logger);
        return errors.Seen > before
            ? Finding.Green("log.good", "A message was logged and has arrived.")
            : Finding.Yellow("log.sparse", "Only errors and warnings are logged.", "Lower Logging:LogLevel to Information, so that the log tells what was done.");
    }
}
