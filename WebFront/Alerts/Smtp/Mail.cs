using System.Globalization;
using System.Text;

namespace Workshop.WebFront.Alerts.Smtp;

/// <summary>A mail as it travels (RFC 5322, 2045, 2047): plain text in UTF-8, ASCII on its way. Nothing in its text can become a header.</summary>
internal sealed record Mail
{
    private const int MaxSubject = 150;

    /// <summary>Bytes of text in an encoded word, which may have 75 characters.</summary>
    private const int BytesPerWord = 42;

    public required string From { get; init; }

    public required IReadOnlyList<string> To { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    /// <summary>Stays the same however often the mail is sent.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset Date { get; init; }

    /// <summary>Lines that end with CR LF.</summary>
    public override string ToString()
    {
        var mail = new StringBuilder();
        Header("From", $"Workshop <{From}>");
        Header("To", string.Join(",\r\n ", To));
        Header("Date", Date.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header("Message-ID", $"<{Id}@{From[(From.LastIndexOf('@') + 1)..]}>");
        Header("Subject", string.Join("\r\n ", EncodedWords(Subject)));
        Header("Auto-Submitted", "auto-generated");
        Header("X-Workshop-Delivery", Id.ToString());
        Header("MIME-Version", "1.0");
        Header("Content-Type", "text/plain; charset=utf-8");
        Header("Content-Transfer-Encoding", "base64");
        mail.Append("\r\n");
        var body = Encoding.UTF8.GetBytes(Body.ReplaceLineEndings("\r\n"));
        return mail.Append(Convert.ToBase64String(body, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\r\n")).Append("\r\n").ToString();

        void Header(string name, string value) => mail.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    /// <summary>Always encoded, so that nothing in it is read as anything but text; never within a character.</summary>
    private static List<string> EncodedWords(string text)
    {
        var word = new List<byte>(BytesPerWord);
        Span<byte> utf8 = stackalloc byte[4];
        var words = new List<string>();
        foreach (var rune in Shortened(text).EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            if (word.Count + length > BytesPerWord)
                End();
            word.AddRange(utf8[..length]);
        }

        End();
        return words;

        void End()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }

    private static string Shortened(string text)
    {
        if (text.Length <= MaxSubject)
            return text;
        var end = char.IsHighSurrogate(text[MaxSubject - 1]) ? MaxSubject - 1 : MaxSubject;
        return text[..end] + "…";
    }
}
