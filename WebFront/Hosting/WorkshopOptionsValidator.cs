using Microsoft.Extensions.Options;
using Workshop.Storage;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Hosting;

internal sealed class WorkshopOptionsValidator : IValidateOptions<WorkshopOptions>
{
    private const int MinKeyLength = 16;

    public ValidateOptionsResult Validate(string? name, WorkshopOptions options)
    {
        var errors = Errors(options).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(WorkshopOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
            yield return "Workshop:DataDirectory must name a directory, for example ./data.";
        if (!string.IsNullOrEmpty(options.TimeZone) && !(TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out var zone) && zone.HasIanaId))
            yield return "Workshop:TimeZone must be an IANA time zone, for example Europe/Berlin or UTC.";
        if (options.PublicUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is "http" or "https" && url.PathAndQuery is "/" or ""))
            yield return "Workshop:PublicUrl must be an http or https address without a path, for example https://workshop.example.org.";
        if (options.BootstrapKey is { Length: > 0 } key && (key.Length < MinKeyLength || KeyHash.OfKey(key) is null || key.Any(c => c is <= ' ' or > '~')))
            yield return $"Workshop:BootstrapKey must have {MinKeyLength} to {KeyHash.MaxKeyLength} printable ASCII characters without spaces.";
        if (StorageAddress.Parse(options.Storage, out var problem) is null)
            yield return $"Workshop:Storage {problem}";
    }
}
