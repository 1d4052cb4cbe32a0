using System.Globalization;
using System.Text;
using Workshop.Alerts;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Alerts.Texts;

/// <summary>A message in words: what stands first, and every alert in a line.</summary>
internal sealed class MessageText(AlertWords words, IReadOnlyList<Alert> alerts, Uri? publicUrl)
{
    /// <summary>So many alerts are told one by one; the rest is counted.</summary>
    public const int MostLines = 50;

    /// <summary>The most urgent alert, and how many more there are.</summary>
    public string Subject
    {
        get
        {
            var first = words.Line(alerts.MaxBy(static alert => alert.Severity)!);
            return alerts.Count == 1
                ? string.Format(CultureInfo.InvariantCulture, words.Subject, first)
                : string.Format(CultureInfo.InvariantCulture, words.SubjectOfSeveral, first, alerts.Count - 1);
        }
    }

    /// <summary>A line for each alert.</summary>
    public string Lines
    {
        get
        {
            var text = new StringBuilder();
            foreach (var alert in alerts.Take(MostLines))
                text.Append(CultureInfo.InvariantCulture, $"{Words.Of(alert.RaisedAt)}  {words.Line(alert)}\n");
            if (alerts.Count > MostLines)
                text.AppendFormat(CultureInfo.InvariantCulture, words.More, alerts.Count - MostLines).Append('\n');
            return text.ToString();
        }
    }

    /// <summary>A mail's body.</summary>
    public string Body
    {
        get
        {
            var text = new StringBuilder(Lines).Append('\n');
            if (publicUrl is not null)
                text.AppendFormat(CultureInfo.InvariantCulture, words.SeeThem, new Uri(publicUrl, "/alerts")).Append('\n');
            return text.AppendFormat(CultureInfo.InvariantCulture, words.Why, $"{SmtpOptions.Section}:{nameof(SmtpOptions.To)}").Append('\n').ToString();
        }
    }
}
