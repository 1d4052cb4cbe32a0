using Microsoft.Extensions.Options;

namespace Workshop.WebFront.Ingest;

/// <summary>Section <c>Workshop:Entries</c>: which entries are taken.</summary>
internal sealed class EntriesOptions
{
    public const string Section = "Workshop:Entries";

    /// <summary>Days that an entry may come late; older ones are refused. The log itself is kept.</summary>
    public int RetentionDays { get; set; } = 90;

    /// <summary>Whether biscuit breaks may be logged.</summary>
    public bool Breaks { get; set; }

    /// <summary>Entries that one request may have.</summary>
    public int MaxEntriesPerRequest { get; set; } = 50_000;

    /// <summary>Names of teams that one key may bring in, ever: a station that makes up names is stopped there.</summary>
    public int MaxNewTeamsPerKey { get; set; } = 5_000;

    /// <summary>The same for features.</summary>
    public int MaxNewFeaturesPerKey { get; set; } = 5_000;

    /// <summary>The same for types.</summary>
    public int MaxNewTypesPerKey { get; set; } = 5_000;
}

internal sealed class EntriesOptionsValidator : IValidateOptions<EntriesOptions>
{
    public ValidateOptionsResult Validate(string? name, EntriesOptions options)
    {
        var errors = new List<string>();
        Check(nameof(options.RetentionDays), options.RetentionDays, 1, 3_650);
        Check(nameof(options.MaxEntriesPerRequest), options.MaxEntriesPerRequest, 1, 1_000_000);
        Check(nameof(options.MaxNewTeamsPerKey), options.MaxNewTeamsPerKey, 0, 10_000_000);
        Check(nameof(options.MaxNewFeaturesPerKey), options.MaxNewFeaturesPerKey, 0, 10_000_000);
        Check(nameof(options.MaxNewTypesPerKey), options.MaxNewTypesPerKey, 0, 10_000_000);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check(string key, int value, int min, int max)
        {
            if (value < min || value > max)
                errors.Add($"{EntriesOptions.Section}:{key} must be {min} to {max}.");
        }
    }
}
