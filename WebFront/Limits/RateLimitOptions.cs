using Microsoft.Extensions.Options;

namespace Workshop.WebFront.Limits;

/// <summary>Section <c>Workshop:RateLimit</c>: how many requests a key may send.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "Workshop:RateLimit";

    /// <summary>The largest number of requests a minute that makes sense.</summary>
    public const int Most = 10_000_000;

    /// <summary>Whether there are limits at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Requests a minute of a key that has no limit of its own.</summary>
    public int RequestsPerMinute { get; set; } = 60_000;

    /// <summary>Requests a minute of an address that come without a key, or with a wrong one.</summary>
    public int StrangerRequestsPerMinute { get; set; } = 6_000;
}

internal sealed class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>
{
    public ValidateOptionsResult Validate(string? name, RateLimitOptions options)
    {
        var errors = new List<string>();
        if (options.RequestsPerMinute is < 1 or > RateLimitOptions.Most)
            errors.Add($"Workshop:RateLimit:RequestsPerMinute must be 1 to {RateLimitOptions.Most}.");
        if (options.StrangerRequestsPerMinute is < 1 or > RateLimitOptions.Most)
            errors.Add($"Workshop:RateLimit:StrangerRequestsPerMinute must be 1 to {RateLimitOptions.Most}.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
