using Microsoft.Extensions.Options;
using Workshop.Closing;

namespace Workshop.WebFront.Closing;

/// <summary>Section <c>Workshop:DailyClose</c>: when finished days are closed, and whether they are proven at night.</summary>
internal sealed class DailyCloseOptions
{
    public const string Section = "Workshop:DailyClose";

    private static readonly ClosingOptions Defaults = new();

    /// <summary>How long after local midnight a day is closed.</summary>
    public TimeSpan Grace { get; set; } = Defaults.Grace;

    /// <summary>Whether days are counted again from the log each night.</summary>
    public bool NightlyProof { get; set; } = Defaults.NightlyProof;
}

internal sealed class DailyCloseOptionsValidator : IValidateOptions<DailyCloseOptions>
{
    private static readonly TimeSpan Most = TimeSpan.FromHours(12);

    public ValidateOptionsResult Validate(string? name, DailyCloseOptions options) =>
        options.Grace >= TimeSpan.Zero && options.Grace <= Most
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Workshop:DailyClose:Grace must be {TimeSpan.Zero:c} to {Most:c}.");
}
