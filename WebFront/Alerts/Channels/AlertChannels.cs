using Microsoft.Extensions.Options;
using Workshop.WebFront.Alerts.Smtp;
using Workshop.WebFront.Alerts.Texts;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Outgoing;

namespace Workshop.WebFront.Alerts.Channels;

/// <summary>The channels that the settings name.</summary>
internal sealed class AlertChannels : IDisposable
{
    private readonly HttpClient _client;

    public AlertChannels(
        IOptions<AlertsOptions> alerts, IOptions<SmtpOptions> smtp, IOptions<WorkshopOptions> workshop, OutgoingConnections connections, TimeProvider clock)
    {
        _client = connections.CreateClient();
        var words = AlertWords.For(alerts.Value.Language);
        var url = workshop.Value.PublicUrl;
        var channels = new List<IAlertChannel>();
        if (!string.IsNullOrEmpty(smtp.Value.Host))
            channels.Add(new SmtpChannel(smtp.Value, words, url, clock));
        channels.AddRange(alerts.Value.Webhooks.Select(webhook => new WebhookChannel(webhook, _client, words, url, clock)));
        // Pages are told only while somebody looks; the others are what one can rely on.
        ReachPeople = channels.Count > 0;
        if (alerts.Value.Browser)
            channels.Add(new BrowserChannel());
        All = channels;
    }

    public IReadOnlyList<IAlertChannel> All { get; }

    /// <summary>Whether somebody is told who does not look.</summary>
    public bool ReachPeople { get; }

    public void Dispose() => _client.Dispose();
}
