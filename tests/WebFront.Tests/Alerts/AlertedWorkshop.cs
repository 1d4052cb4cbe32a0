using Microsoft.Extensions.DependencyInjection;
using Workshop.Alerts;

namespace Workshop.WebFront.Tests.Alerts;

/// <summary>Settings and entries of tests about alerts.</summary>
internal static class AlertedWorkshop
{
    public const string Crash = """{"team":"Filbert","type":"paint.crash"}""";

    /// <summary>Mails to a server of this machine.</summary>
    public static Dictionary<string, string?> Mails(int port, params (string Key, string? Value)[] more) => With(
        [("Workshop:Alerts:Smtp:Host", "localhost"), ("Workshop:Alerts:Smtp:Port", $"{port}"), ("Workshop:Alerts:Smtp:Security", "none"),
            ("Workshop:Alerts:Smtp:From", "workshop@example.org"), ("Workshop:Alerts:Smtp:To:0", "elf@example.org"), .. more]);

    /// <summary>Posts to a receiver of this machine.</summary>
    public static Dictionary<string, string?> Webhook(Uri url, params (string Key, string? Value)[] more) => With(
        [("Workshop:Alerts:Webhooks:0:Name", "hook"), ("Workshop:Alerts:Webhooks:0:Url", url.ToString()), ("Workshop:Outgoing:AllowPrivate", "true"), .. more]);

    /// <summary>Settings, of which later ones take the place of earlier ones.</summary>
    public static Dictionary<string, string?> With(params (string Key, string? Value)[] settings)
    {
        var all = new Dictionary<string, string?>();
        foreach (var (key, value) in settings)
            all[key] = value;
        return all;
    }

    public static IAlertStore Alerts(this TestWorkshop workshop) => workshop.Services.GetRequiredService<IAlertStore>();

    /// <summary>Waits for the messages of a channel to be as somebody wants them.</summary>
    public static async Task<IReadOnlyList<AlertMessage>> MessagesAsync(this TestWorkshop workshop, string channel, Func<IReadOnlyList<AlertMessage>, bool> are) =>
        await Eventually.GetAsync(
            async () => await workshop.Alerts().LatestMessagesAsync(channel, 100) is var messages && are(messages) ? messages : null, $"the messages of {channel}");

    public static Task PostCrashAsync(this TestWorkshop workshop, string entry = Crash) => workshop.Admin().PostEntriesAsync(entry);

    public static async Task PostEntriesAsync(this HttpClient client, string entries)
    {
        var answer = await client.PostAsync(entries);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Number("rejected").ShouldBe(0, answer.Text);
    }
}
