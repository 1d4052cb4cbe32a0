namespace Workshop.WebFront.Alerts.Smtp;

/// <summary>What a mail server answers (RFC 5321): a code, and a line or several.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>2xx.</summary>
    public bool IsDone => Code / 100 == 2;

    /// <summary>5xx: repeating it as it stands does not help.</summary>
    public bool IsPermanent => Code / 100 == 5;

    /// <summary>The words after the keyword of an extension in the answer to EHLO; null if it is not offered.</summary>
    public IReadOnlyList<string>? Extension(string keyword)
    {
        foreach (var line in Lines.Skip(1))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0].Equals(keyword, StringComparison.OrdinalIgnoreCase))
                return words[1..];
        }

        return null;
    }
}

/// <summary>A mail server does not do what is needed.</summary>
/// <param name="error">What kind of error, in a word that is fit for anyone.</param>
/// <param name="isRefusal">Whether it has understood the message and does not want it.</param>
internal sealed class SmtpFailureException(string error, bool isRefusal = false) : Exception($"The mail server: {error}.")
{
    public string Error => error;

    public bool IsRefusal => isRefusal;
}
