using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;
using Workshop.WebFront.Settings;

namespace Workshop.WebFront.Alerts;

/// <summary>Section <c>Workshop:Alerts:Smtp</c>: who takes mails, and who gets them.</summary>
internal sealed class SmtpOptions
{
    public const string Section = "Workshop:Alerts:Smtp";

    /// <summary>The mail server; empty: no mails.</summary>
    public string? Host { get; set; }

    /// <summary>0: the usual one, 587 for starttls, 465 for tls, 25 for none.</summary>
    public int Port { get; set; }

    /// <summary><c>starttls</c>, <c>tls</c> from the first byte on, or <c>none</c>. Never less than what is said here.</summary>
    public string Security { get; set; } = "starttls";

    /// <summary>Signs in at the server; empty: nobody does.</summary>
    public string? User { get; set; }

    /// <summary>Its password.</summary>
    [Secret]
    public string? Password { get; set; }

    /// <summary>The sender's address.</summary>
    public string? From { get; set; }

    /// <summary>Who gets the mails.</summary>
    public IList<string> To { get; init; } = [];

    /// <summary>A PEM file with the certificates that the server's must come from, instead of those that the machine trusts.</summary>
    public string? TrustedCertificates { get; set; }

    /// <summary>The port that is used.</summary>
    public int EffectivePort => Port != 0 ? Port : Security switch
    {
        "tls" => 465,
        "none" => 25,
        _ => 587,
    };
}

internal sealed class SmtpOptionsValidator : IValidateOptions<SmtpOptions>
{
    private const int MaxRecipients = 50;

    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        var errors = Errors(options).Select(static error => $"{SmtpOptions.Section}:{error}").ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(SmtpOptions options)
    {
        if (options.Port is < 0 or > 65_535)
            yield return "Port must be 1 to 65535.";
        if (options.Security is not ("starttls" or "tls" or "none"))
            yield return "Security must be starttls, tls or none.";
        if (!string.IsNullOrEmpty(options.TrustedCertificates) && !File.Exists(options.TrustedCertificates))
            yield return "TrustedCertificates must name a PEM file that is there.";
        if (string.IsNullOrEmpty(options.Host))
            yield break;

        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
            yield return "Host must be the name or address of a mail server.";
        if (!IsAddress(options.From))
            yield return "From must be a mail address, for example workshop@example.org.";
        if (options.To.Count is 0 or > MaxRecipients || !options.To.All(IsAddress))
            yield return $"To must be 1 to {MaxRecipients} mail addresses: To:0, To:1 …";
        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
            yield return "User and Password must be set together.";
        if (!string.IsNullOrEmpty(options.User) && options.Security == "none" && !IsThisMachine(options.Host))
            yield return "Security must not be none with a password, except on this machine.";
    }

    /// <summary>A bare address in ASCII: nothing that could be a header of its own.</summary>
    private static bool IsAddress(string? text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && text.All(static c => c is > ' ' and <= '~' and not ('<' or '>' or '"' or ','));

    private static bool IsThisMachine(string host) =>
        host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
