using System.Text.Json;
using Workshop.Alerts;
using Workshop.WebFront.Alerts.Texts;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Alerts.Channels;

/// <summary>What a webhook gets (docs/operations.md). The same message is the same bytes, however often it is sent.</summary>
internal static class WebhookBody
{
    public static byte[] Json(OutgoingMessage outgoing, AlertWords words, Uri? publicUrl) => Write(json =>
    {
        json.WriteString("id", outgoing.Message.Id);
        json.WriteString("at", Words.Of(outgoing.Message.PlannedAt));
        json.WriteBoolean("test", outgoing.Message.IsTest);
        json.WriteString("url", publicUrl is null ? null : new Uri(publicUrl, "/alerts").ToString());
        json.WriteString("text", new MessageText(words, outgoing.Alerts, publicUrl).Subject);
        json.WriteNumber("count", outgoing.Alerts.Count);
        json.WriteStartArray("alerts");
        foreach (var alert in outgoing.Alerts.Take(MessageText.MostLines))
            Write(json, alert, words);
        json.WriteEndArray();
    });

    /// <summary>Without formats, so that nothing in a name is one.</summary>
    public static byte[] Slack(OutgoingMessage outgoing, AlertWords words, Uri? publicUrl) => Write(json =>
    {
        var text = new MessageText(words, outgoing.Alerts, publicUrl);
        json.WriteString("text", $"{Inert.Slack(text.Subject)}\n{Inert.Slack(text.Lines)}");
        json.WriteBoolean("mrkdwn", false);
        json.WriteBoolean("unfurl_links", false);
    });

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ApiJson.WriterOptions))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Alert alert, AlertWords words)
    {
        json.WriteStartObject();
        json.WriteNumber("number", alert.Number);
        json.WriteString("kind", AlertNames.Of(alert.Kind));
        json.WriteString("severity", AlertNames.Of(alert.Severity));
        json.WriteString("raisedAt", Words.Of(alert.RaisedAt));
        json.WriteString("text", words.Line(alert));
        json.WriteStartObject("details");
        foreach (var (name, value) in alert.Details)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
