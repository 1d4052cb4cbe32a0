using System.CommandLine;

namespace Workshop.Cli.Connection;

/// <summary>Where the service is, and with which key it is spoken to.</summary>
/// <param name="Url">Ends with a slash.</param>
/// <param name="Key">Null: none was given.</param>
internal sealed record ServiceAddress(Uri Url, string? Key)
{
    private const string UrlVariable = "WORKSHOP_URL";
    private const string KeyVariable = "WORKSHOP_KEY";
    private const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>What the arguments say, or else the environment.</summary>
    /// <exception cref="CommandFailure">It makes no sense.</exception>
    public static ServiceAddress Of(ParseResult arguments)
    {
        var (text, source) = arguments.GetValue(CommonOptions.Url) is { Length: > 0 } url
            ? (url, "--url")
            : (Variable(UrlVariable) ?? DefaultUrl, UrlVariable);
        var key = arguments.GetValue(CommonOptions.KeyFile) is { } file ? KeyIn(file) : Variable(KeyVariable)?.Trim();
        if (key is not null && key.Any(c => c is <= ' ' or > '~'))
            throw CommandFailure.Usage("The key has characters that no key has.", $"Set {KeyVariable} to the key alone, as the page showed it.");
        return new ServiceAddress(Parse(text, source), key);
    }

    private static Uri Parse(string text, string source)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw CommandFailure.Usage($"{source} is no web address: {text}", "It looks like http://127.0.0.1:5080 or https://workshop.example.org.");
        if (url.UserInfo.Length > 0 || url.Query.Length > 0)
            throw CommandFailure.Usage($"{source} must be an address alone.", $"A key belongs into {KeyVariable} or --key-file, never into an address.");
        return url.AbsolutePath.EndsWith('/') ? url : new Uri(url + "/");
    }

    private static string KeyIn(FileInfo file)
    {
        try
        {
            return File.ReadAllText(file.FullName).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"The key file cannot be read: {unreadable.Message}");
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
