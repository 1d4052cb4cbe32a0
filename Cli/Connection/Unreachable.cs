using System.Security.Authentication;

namespace Workshop.Cli.Connection;

/// <summary>Why there was no answer.</summary>
internal static class Unreachable
{
    public static CommandFailure Explain(Uri url, HttpRequestException failure) => failure switch
    {
        { InnerException: AuthenticationException } or { HttpRequestError: HttpRequestError.SecureConnectionError } => Of(
            $"No secure connection to {url}: its certificate is not accepted by this machine.",
            "Check the certificate (expired, another host's name, an unknown issuer), or the address in WORKSHOP_URL."),
        { HttpRequestError: HttpRequestError.NameResolutionError } => Of(
            $"Nobody knows the host {url.Host}.", "Check the address in WORKSHOP_URL or --url."),
        { HttpRequestError: HttpRequestError.ConnectionError } => Of(
            $"Nothing answers at {url}.", "Is the service running? Set WORKSHOP_URL or --url to its address."),
        _ => Of($"The connection to {url} failed: {failure.Message}", "Try again; if that does not help, look at the service's log."),
    };

    public static CommandFailure TooSlow(Uri url) => Of($"{url} did not answer in time.", "Look whether the service is well: its /health/ready says so.");

    public static CommandFailure Lost() => Of("The connection was lost in the middle of the answer.", "Try again.");

    public static CommandFailure NoWorkshop(Uri url) => Of($"What {url} answers is not what a Workshop answers.", "Check the address in WORKSHOP_URL or --url.");

    private static CommandFailure Of(string reason, string mend) => new(ExitCodes.Unreachable, reason, mend);
}
