using Microsoft.Extensions.Options;

namespace Workshop.WebFront.Hosting;

/// <summary>Section <c>Workshop:Engine</c>: how much the engine holds and how often it writes.</summary>
internal sealed class EngineSettings
{
    public const string Section = "Workshop:Engine";

    private static readonly EngineOptions Defaults = new() { TimeZone = TimeZoneInfo.Utc };

    /// <summary>Senders' ids that are kept in memory exactly, over all teams.</summary>
    public int IdsInMemory { get; set; } = Defaults.IdsInMemory;

    /// <summary>Appends that may wait for one team.</summary>
    public int MailboxCapacity { get; set; } = Defaults.MailboxCapacity;

    /// <summary>An actor that nobody needs for so long leaves memory.</summary>
    public TimeSpan IdleTimeout { get; set; } = Defaults.IdleTimeout;

    /// <summary>How often actors do what can wait. Changed figures are in <c>daily_stats</c> after two such intervals without a new entry, or after ten; after thirty, if many have changed by few entries each. Entries do not wait.</summary>
    public TimeSpan FlushInterval { get; set; } = Defaults.FlushInterval;
}

/// <summary>Section <c>Workshop:Dashboard</c>.</summary>
internal sealed class DashboardOptions
{
    public const string Section = "Workshop:Dashboard";

    /// <summary>Entries in 24 hours that count as full activity.</summary>
    public int ActivityTarget { get; set; } = 100;
}

internal sealed class EngineSettingsValidator : IValidateOptions<EngineSettings>
{
    private static readonly TimeSpan MinFlush = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxFlush = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MinIdle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxIdle = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, EngineSettings options)
    {
        var errors = new List<string>();
        if (options.IdsInMemory is < 1_000 or > 100_000_000)
            errors.Add("Workshop:Engine:IdsInMemory must be 1000 to 100000000.");
        if (options.MailboxCapacity is < 1 or > 1_000_000)
            errors.Add("Workshop:Engine:MailboxCapacity must be 1 to 1000000.");
        if (options.IdleTimeout < MinIdle || options.IdleTimeout > MaxIdle)
            errors.Add($"Workshop:Engine:IdleTimeout must be {MinIdle:c} to {MaxIdle:c}.");
        if (options.FlushInterval < MinFlush || options.FlushInterval > MaxFlush)
            errors.Add($"Workshop:Engine:FlushInterval must be {MinFlush:c} to {MaxFlush:c}.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}

internal sealed class DashboardOptionsValidator : IValidateOptions<DashboardOptions>
{
    public ValidateOptionsResult Validate(string? name, DashboardOptions options) => options.ActivityTarget >= 1
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Workshop:Dashboard:ActivityTarget must be 1 or more.");
}
