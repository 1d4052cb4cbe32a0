using Microsoft.Extensions.Options;
using Workshop.Alerts;
using Workshop.Hosts;
using Workshop.WebFront.Alerts.Channels;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Alerts.Desk;

/// <summary>Tells on one channel what waits for it, one message after the other. What has become of each is written down before the next.</summary>
internal sealed class ChannelSender(
    IAlertChannel channel,
    IAlertStore store,
    Lease lease,
    IOptions<AlertsOptions> options,
    IOptions<WorkshopOptions> workshop,
    TimeProvider clock,
    ILogger<AlertDesk> logger)
{
    /// <summary>Longer than any attempt takes: after it a message belongs to nobody again.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(45);

    /// <summary>What is asked of the outbox: as far back as the rules look.</summary>
    private static readonly TimeSpan Looking = TimeSpan.FromHours(1);

    /// <summary>A clock that was set is noticed so soon.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>So many attempts fail before people are told on the other channels.</summary>
    private const int AttemptsBeforeAlert = 4;

    private readonly AlertRules _rules = options.Value.Rules(workshop.Value.Zone);
    private readonly Signal _wake = new();

    /// <summary>Something waits for the channel.</summary>
    public void Wake() => _wake.Pulse();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var woken = _wake.Next();
            var next = await StepAsync(cancellationToken);
            if (next is { } at && at <= clock.GetUtcNow())
                continue;
            var pause = next is { } later && later - clock.GetUtcNow() < LongestWait ? later - clock.GetUtcNow() : LongestWait;
            await woken.WaitAsync(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Sends at most one message.</summary>
    /// <returns>When there may be more to do; null: when something has changed.</returns>
    private async Task<DateTimeOffset?> StepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var outbox = await store.ReadOutboxAsync(channel.Name, now - Looking - _rules.GroupingWindow, cancellationToken);
        if (outbox.Open is { } open)
            return await ContinueAsync(open, now, cancellationToken);

        var plan = MessagePlan.Next(_rules, outbox.State, now);
        if (plan.Alerts.Count == 0)
            return plan.LookAgainAt;
        var isTest = outbox.Waiting.First(alert => alert.Number == plan.Alerts[0]).Kind == AlertKind.Test;
        var message = new AlertMessage(Guid.CreateVersion7(now), channel.Name, now, isTest);
        if (!await store.PlanAsync(message, plan.Alerts, lease.Owner, now + Claim, cancellationToken))
            return now + LongestWait; // the lease is another one's by now
        await DeliverAsync(message, cancellationToken);
        return clock.GetUtcNow();
    }

    private async Task<DateTimeOffset?> ContinueAsync(AlertMessage open, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (open.NextAt > now)
            return open.NextAt;
        // Another process may be sending it, or have died while it did.
        if (!await store.ClaimAsync(open.Id, lease.Owner, now, now + Claim, cancellationToken))
            return now + LongestWait;
        await DeliverAsync(open, cancellationToken);
        return clock.GetUtcNow();
    }

    private async Task DeliverAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        var alerts = await store.ReadMessageAsync(message.Id, cancellationToken);
        var result = await TrySendAsync(new OutgoingMessage(message, alerts), cancellationToken);
        var now = clock.GetUtcNow();
        var attempts = message.Attempts + 1;
        var outcome = OutcomeOf(message, result, attempts, now);
        await store.NoteAsync(message.Id, lease.Owner, outcome, cancellationToken);
        await TellAsync(message, attempts, outcome, now, cancellationToken);
    }

    private async Task<SendResult> TrySendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await channel.SendAsync(message, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            WebFrontLog.AlertChannelBroken(logger, failure, channel.Name);
            return SendResult.Failed("internal");
        }
    }

    private static DeliveryOutcome OutcomeOf(AlertMessage message, SendResult result, int attempts, DateTimeOffset now)
    {
        if (result.IsSent)
            return new DeliveryOutcome(MessageState.Sent, now, result.Error, null);
        var next = Redelivery.Next(attempts, result.IsRefusal, message.PlannedAt, now, Random.Shared.NextDouble());
        return new DeliveryOutcome(next is null ? MessageState.Failed : MessageState.Open, now, result.Error, next);
    }

    private async Task TellAsync(AlertMessage message, int attempts, DeliveryOutcome outcome, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (outcome.State == MessageState.Sent)
        {
            if (attempts > 1)
                WebFrontLog.AlertSentAfterAll(logger, channel.Name, attempts);
            return;
        }

        if (attempts == 1 || outcome.State == MessageState.Failed)
            WebFrontLog.AlertNotSent(logger, channel.Name, outcome.Error!, attempts);
        if (attempts == AttemptsBeforeAlert)
            await store.RaiseAsync([Alert.DeliveryFailing(channel.Name, outcome.Error!, message.Id, now)], cancellationToken);
    }
}
