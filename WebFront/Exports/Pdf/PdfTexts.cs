using System.Globalization;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.WebFront.Exports.Pdf;

/// <summary>What stands on paper, in a language. Numbers and dates are written as that language does.</summary>
internal sealed record PdfTexts
{
    public required string Language { get; init; }

    public required CultureInfo Culture { get; init; }

    public required string Title { get; init; }

    public required string Period { get; init; }

    public required string Zone { get; init; }

    public required string AsOf { get; init; }

    public required string Sequence { get; init; }

    /// <summary>{0} of {1}.</summary>
    public required string Page { get; init; }

    public required string NoData { get; init; }

    public required string Readiness { get; init; }

    public required string Quality { get; init; }

    public required string Stability { get; init; }

    public required string Activity { get; init; }

    /// <summary>{0}: the target.</summary>
    public required string OfTarget { get; init; }

    public required string LastDays { get; init; }

    public required string Items { get; init; }

    public required string Entries { get; init; }

    public required string Errors { get; init; }

    public required string Today { get; init; }

    public required string ErrorAnalysis { get; init; }

    public required string ErrorRate { get; init; }

    public required string Critical { get; init; }

    public required string Fixes { get; init; }

    public required string ErrorType { get; init; }

    public required string Count { get; init; }

    public required string Share { get; init; }

    public required string Maturity { get; init; }

    public required string Feature { get; init; }

    public required string Level { get; init; }

    /// <summary>From level 1 on.</summary>
    public required string[] Levels { get; init; }

    public required string Teams { get; init; }

    public required string Team { get; init; }

    public required string LastEntries { get; init; }

    public required string Received { get; init; }

    public required string What { get; init; }

    public required string Status { get; init; }

    /// <summary>{0}: how many more there are.</summary>
    public required string More { get; init; }

    public required IReadOnlyDictionary<ReadinessLevel, string> ReadinessLevels { get; init; }

    public required IReadOnlyDictionary<EntryStatus, string> Statuses { get; init; }

    public string Integer(long value) => value.ToString("N0", Culture);

    public string Percent(double? value, int decimals = 1) =>
        value is { } known ? known.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture) + "\u00a0%" : "–";

    public string Day(DateOnly day) => day.ToString("d", Culture);

    public string Time(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).ToString("g", Culture);

    public string Format(string text, params ReadOnlySpan<object?> values) => string.Format(Culture, text, values);
}
