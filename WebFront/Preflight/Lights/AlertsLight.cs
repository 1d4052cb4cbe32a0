using Microsoft.Extensions.Options;
using Workshop.Alerts;
using Workshop.WebFront.Alerts;
using Workshop.WebFront.Alerts.Channels;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether people are told of what they must not miss, and whether that got through the last time.</summary>
internal sealed class AlertsLight(AlertChannels channels, IAlertStore store, IOptions<AlertsOptions> options) : ILight
{
    public string Name => "alerts";

    public async Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
            return Finding.Off("alerts.off", "Workshop:Alerts:Enabled is false: nobody is told of anything.");
        if (!channels.ReachPeople)
            return Finding.Off("alerts.none", "Neither a mail server nor a webhook is set: only open pages are told of alerts.");

        var (failing, silent) = (new List<string>(), new List<string>());
        foreach (var channel in channels.All.Where(static channel => channel is not BrowserChannel))
        {
            if (await store.LatestMessagesAsync(channel.Name, 1, cancellationToken) is not [var last])
                silent.Add(channel.Name);
            else if (last.State != MessageState.Sent && last.Error is not null)
                failing.Add($"{channel.Name} ({last.Error})");
        }

        if (failing.Count > 0)
            return Failing(string.Join(", ", failing));
        return silent.Count > 0 ? Silent(string.Join(", ", silent)) : Finding.Green("alerts.good", "The last alert got through on every channel.");
    }

    private static Finding Failing(string names) => Finding.Red(
            "alerts.failing",
            $"The last alert did not get through: {names}.",
            "Look at the settings of the channel and at who takes the alerts; docs/operations.md says what each word means. Then send a test on the page /alerts.")
        .With("channels", names);

    private static Finding Silent(string names) => Finding.Yellow(
            "alerts.waiting", $"No alert was ever sent: {names}.", "Send a test on the page /alerts, or with workshop alerts test.")
        .With("channels", names);
}
