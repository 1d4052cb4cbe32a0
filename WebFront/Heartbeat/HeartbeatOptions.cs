using Microsoft.Extensions.Options;
using Workshop.WebFront.Settings;

namespace Workshop.WebFront.Heartbeat;

/// <summary>Section <c>Workshop:Heartbeat</c>: who is told that the service is well, so that its silence is noticed.</summary>
internal sealed class HeartbeatOptions
{
    public const string Section = "Workshop:Heartbeat";

    /// <summary>Gets a GET while the service is ready; empty: nobody. May hold a secret: never shown.</summary>
    [Secret]
    public Uri? Url { get; set; }

    /// <summary>How often.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);
}

internal sealed class HeartbeatOptionsValidator : IValidateOptions<HeartbeatOptions>
{
    private static readonly TimeSpan Min = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Max = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, HeartbeatOptions options)
    {
        var errors = new List<string>();
        if (options.Url is { } url && !(url.IsAbsoluteUri && url.Scheme is "http" or "https"))
            errors.Add("Workshop:Heartbeat:Url must be an http or https address.");
        if (options.Interval < Min || options.Interval > Max)
            errors.Add($"Workshop:Heartbeat:Interval must be {Min:c} to {Max:c}.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
