using System.Globalization;
using Microsoft.Extensions.Options;
using Workshop.Alerts;
using Workshop.WebFront.Settings;

namespace Workshop.WebFront.Alerts;

/// <summary>Section <c>Workshop:Alerts</c>: what people are told, and when.</summary>
internal sealed class AlertsOptions
{
    public const string Section = "Workshop:Alerts";

    /// <summary>Whether anything is looked for and told.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Of mails and webhooks: <c>en</c> or <c>de</c>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>After a message, what comes within this time is told together.</summary>
    public TimeSpan GroupingWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>So many messages in an hour on each channel; what comes beyond waits and is told together.</summary>
    public int MessagesPerHour { get; set; } = 10;

    /// <summary>Local time of the day from which on nobody is told, for example <c>22:00</c>.</summary>
    public string? QuietFrom { get; set; }

    /// <summary>Local time of the day at which that ends.</summary>
    public string? QuietTo { get; set; }

    /// <summary>Whether critical alerts are told in quiet hours, too.</summary>
    public bool CriticalBreaksThrough { get; set; } = true;

    /// <summary>Local time of the day at which the last day's alerts are told once more in short; empty: they are not.</summary>
    public string? DigestAt { get; set; }

    /// <summary>So many percentage points beyond 80 or 50 readiness must be to have crossed it.</summary>
    public double ReadinessMargin { get; set; } = 2;

    /// <summary>So long it must stay there.</summary>
    public TimeSpan ReadinessStay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>So many critical errors in an incident are told of once more.</summary>
    public int StormErrors { get; set; } = 100;

    /// <summary>Critical errors that are reported later than this are not told of.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Days that alerts are kept.</summary>
    public int KeepDays { get; set; } = 90;

    /// <summary>Whether open pages are told.</summary>
    public bool Browser { get; set; } = true;

    /// <summary>Where else to tell it. Their addresses and secrets are never shown.</summary>
    [Secret]
    public IList<WebhookOptions> Webhooks { get; init; } = [];

    /// <summary>The rules. Valid once the options are.</summary>
    public AlertRules Rules(TimeZoneInfo timeZone) => new()
    {
        TimeZone = timeZone,
        GroupingWindow = GroupingWindow,
        MessagesPerHour = MessagesPerHour,
        Quiet = Time(QuietFrom) is { } from && Time(QuietTo) is { } to ? new QuietHours(from, to) : null,
        CriticalBreaksThrough = CriticalBreaksThrough,
        Readiness = new ThresholdRule(ReadinessMargin, ReadinessStay),
        StormErrors = StormErrors,
    };

    /// <summary>A local time of the day; null if there is none, or it is none.</summary>
    public static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

/// <summary>Somebody who gets a POST for each message.</summary>
internal sealed class WebhookOptions
{
    /// <summary>Tells it from others, in lists: letters, digits and dashes.</summary>
    public string Name { get; set; } = "";

    /// <summary>Often a secret in itself.</summary>
    public Uri? Url { get; set; }

    /// <summary><c>json</c>, or <c>slack</c> for whoever takes what Slack takes.</summary>
    public string Format { get; set; } = "json";

    /// <summary>Signs the body, so that the receiver can tell who has sent it.</summary>
    public string? Secret { get; set; }
}

internal sealed class AlertsOptionsValidator : IValidateOptions<AlertsOptions>
{
    private const int MaxWebhooks = 20;
    private const int MinSecretLength = 16;
    private const int MaxNameLength = 40;

    private static readonly TimeSpan MaxWindow = TimeSpan.FromHours(1);
    private static readonly TimeSpan MaxStay = TimeSpan.FromDays(1);
    private static readonly TimeSpan MinAge = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(90);

    public ValidateOptionsResult Validate(string? name, AlertsOptions options)
    {
        var errors = Rules(options).Concat(Times(options)).Concat(Webhooks(options)).Select(static error => $"{AlertsOptions.Section}:{error}").ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Rules(AlertsOptions options)
    {
        if (options.Language is not ("en" or "de"))
            yield return "Language must be en or de.";
        if (options.GroupingWindow < TimeSpan.Zero || options.GroupingWindow > MaxWindow)
            yield return $"GroupingWindow must be {TimeSpan.Zero:c} to {MaxWindow:c}.";
        if (options.MessagesPerHour is < 1 or > 1_000)
            yield return "MessagesPerHour must be 1 to 1000.";
        if (!(options.ReadinessMargin is >= 0 and <= 10))
            yield return "ReadinessMargin must be 0 to 10.";
        if (options.ReadinessStay < TimeSpan.Zero || options.ReadinessStay > MaxStay)
            yield return $"ReadinessStay must be {TimeSpan.Zero:c} to {MaxStay:c}.";
        if (options.StormErrors is < 2 or > 1_000_000_000)
            yield return "StormErrors must be 2 to 1000000000.";
        if (options.MaxAge < MinAge || options.MaxAge > MaxAge)
            yield return $"MaxAge must be {MinAge:c} to {MaxAge:c}.";
        if (options.KeepDays is < 1 or > 3_650)
            yield return "KeepDays must be 1 to 3650.";
    }

    private static IEnumerable<string> Times(AlertsOptions options)
    {
        foreach (var (key, text) in ((string, string?)[])[("QuietFrom", options.QuietFrom), ("QuietTo", options.QuietTo), ("DigestAt", options.DigestAt)])
        {
            if (!string.IsNullOrEmpty(text) && AlertsOptions.Time(text) is null)
                yield return $"{key} must be a time of the day like 22:00.";
        }

        if (string.IsNullOrEmpty(options.QuietFrom) != string.IsNullOrEmpty(options.QuietTo))
            yield return "QuietFrom and QuietTo must be set together.";
        else if (options.QuietFrom is { Length: > 0 } from && from == options.QuietTo)
            yield return "QuietFrom and QuietTo must differ.";
    }

    private static IEnumerable<string> Webhooks(AlertsOptions options)
    {
        if (options.Webhooks.Count > MaxWebhooks)
            yield return $"Webhooks must be at most {MaxWebhooks}.";
        if (options.Webhooks.Select(static webhook => webhook.Name).Distinct(StringComparer.Ordinal).Count() < options.Webhooks.Count)
            yield return "Webhooks must have different names.";
        for (var i = 0; i < options.Webhooks.Count; i++)
        {
            foreach (var error in Errors(options.Webhooks[i]))
                yield return $"Webhooks:{i}:{error}";
        }
    }

    private static IEnumerable<string> Errors(WebhookOptions webhook)
    {
        if (webhook.Name.Length is 0 or > MaxNameLength || !webhook.Name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            yield return $"Name must have 1 to {MaxNameLength} letters, digits and dashes.";
        if (webhook.Url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            yield return "Url must be an http or https address.";
        if (webhook.Format is not ("json" or "slack"))
            yield return "Format must be json or slack.";
        if (webhook.Secret is { Length: > 0 and < MinSecretLength })
            yield return $"Secret must have at least {MinSecretLength} characters.";
    }
}
