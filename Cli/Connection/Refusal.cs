using System.Net;

namespace Workshop.Cli.Connection;

/// <summary>What an answer without success means, and what to do about it.</summary>
internal static class Refusal
{
    public static CommandFailure Explain(Service service, HttpResponseMessage answer, Problem? problem)
    {
        var reason = problem is null ? $"The service answered {(int)answer.StatusCode}." : Sentence(problem);
        var (exitCode, mend) = answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized when service.HasKey => (ExitCodes.NotAllowed,
                "Set WORKSHOP_KEY to a key that works. An admin makes one on the page, or with 'workshop keys create'."),
            HttpStatusCode.Unauthorized => (ExitCodes.NotAllowed, "Set WORKSHOP_KEY to an API key, or name a file that has it with --key-file."),
            HttpStatusCode.Forbidden => (ExitCodes.NotAllowed, "Use a key that may do this."),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => (ExitCodes.NotNow, Later(answer)),
            HttpStatusCode.NotFound when problem is not null => (ExitCodes.Failed,
                "Check the name. If the route itself is missing, the service is older than this command."),
            >= HttpStatusCode.InternalServerError when problem is not null => (ExitCodes.Failed, "The reason is in the service's log."),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => (ExitCodes.Unreachable,
                $"It leads to {answer.Headers.Location}: set WORKSHOP_URL to the address that it means."),
            _ when problem is null => (ExitCodes.Unreachable, $"What answers at {service.Url} does not look like a Workshop. Check WORKSHOP_URL."),
            _ => (ExitCodes.Failed, (string?)null),
        };
        return new CommandFailure(exitCode, reason, mend) { Code = problem?.Code };
    }

    private static string Sentence(Problem problem) =>
        string.Join(' ', new[] { problem.Title, problem.Detail }.Where(part => !string.IsNullOrEmpty(part)).Select(part => part!.TrimEnd('.') + "."));

    private static string Later(HttpResponseMessage answer) =>
        RetryAfter.Of(answer, TimeProvider.System) is { } wait ? $"Try again in {Math.Ceiling(wait.TotalSeconds)} s." : "Try again a little later.";
}
