using Microsoft.Extensions.Options;

namespace Workshop.WebFront.Backups;

/// <summary>Section <c>Workshop:Backups</c>.</summary>
internal sealed class BackupOptions
{
    public const string Section = "Workshop:Backups";

    /// <summary>Where backups rest; empty: <c>backups</c> in the data directory. Several fronts share one directory.</summary>
    public string? Directory { get; set; }

    /// <summary>How often a backup is made without anyone asking, if anything has changed.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Whether backups are made without anyone asking: every so often, and before the service stops.</summary>
    public bool Automatic { get; set; } = true;

    /// <summary>How many are kept; the oldest go.</summary>
    public int Keep { get; set; } = 10;

    /// <summary>Bytes of a file that may be sent to be restored.</summary>
    public long MaxUploadBytes { get; set; } = 4L << 30;
}

internal sealed class BackupOptionsValidator : IValidateOptions<BackupOptions>
{
    private static readonly TimeSpan MinEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxEvery = TimeSpan.FromDays(31);

    public ValidateOptionsResult Validate(string? name, BackupOptions options)
    {
        var errors = new List<string>();
        if (options.Every < MinEvery || options.Every > MaxEvery)
            errors.Add($"Workshop:Backups:Every must be {MinEvery:c} to {MaxEvery:c}.");
        if (options.Keep is < 2 or > 1_000)
            errors.Add("Workshop:Backups:Keep must be 2 to 1000.");
        if (options.MaxUploadBytes is < 1 << 20 or > 1L << 40)
            errors.Add("Workshop:Backups:MaxUploadBytes must be 1048576 to 1099511627776.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
