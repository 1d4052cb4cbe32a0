using Workshop.Alerts;

namespace Workshop.Storage.Tests.Contract;

/// <summary>What every store of alerts does: each alert is told once on each channel, whoever sends.</summary>
public abstract class AlertStoreContract(ITestStorageFactory factory) : StorageContract(factory)
{
    private const string Channel = "smtp";
    private const string Owner = "one";
    private const string Other = "other";

    private static readonly DateTimeOffset At = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private IAlertStore Alerts => Storage.Alerts;

    [Fact]
    public async Task Alerts_are_read_back_newest_first_after_closing_and_opening()
    {
        var details = new Dictionary<string, string> { ["type"] = "Düse\r\n\u2028<b>\"", ["empty"] = "" };
        await Alerts.RaiseAsync([Make("a"), new Alert(AlertKind.BackupFailed, "b", At.AddSeconds(1), details)]);
        await ReopenAsync();

        var records = await Alerts.ListAsync(long.MaxValue, 10);

        records.Select(static record => record.Alert.Key).ShouldBe(["b", "a"]);
        records[0].Alert.Details.ShouldBe(details, ignoreOrder: true);
        records[0].Alert.Kind.ShouldBe(AlertKind.BackupFailed);
        records[0].Alert.RaisedAt.ShouldBe(At.AddSeconds(1));
        records[0].Deliveries.ShouldBeEmpty();
        (await Alerts.ListAsync(records[0].Alert.Number, 10)).ShouldHaveSingleItem().Alert.Key.ShouldBe("a");
    }

    [Fact]
    public async Task The_same_alert_again_changes_nothing()
    {
        await Alerts.RaiseAsync([Make("a")]);
        await Alerts.RaiseAsync([Make("a") with { RaisedAt = At.AddDays(1) }, Make("b")]);

        (await Alerts.ListAsync(long.MaxValue, 10)).Select(static record => (record.Alert.Key, record.Alert.RaisedAt)).ShouldBe([("b", At), ("a", At)]);
    }

    [Fact]
    public async Task The_lease_is_one_owners_until_it_ends_or_is_given_back()
    {
        (await Alerts.TryLeaseAsync(Owner, At, At + Minute)).ShouldBeTrue();
        (await Alerts.TryLeaseAsync(Other, At, At + Minute)).ShouldBeFalse();
        (await Alerts.TryLeaseAsync(Owner, At.AddSeconds(30), At + 2 * Minute)).ShouldBeTrue();
        (await Alerts.TryLeaseAsync(Other, At + Minute, At + 3 * Minute)).ShouldBeFalse();
        (await Alerts.TryLeaseAsync(Other, At + 2 * Minute, At + 3 * Minute)).ShouldBeTrue();
        await Alerts.ReleaseAsync(Owner);
        (await Alerts.TryLeaseAsync(Owner, At + 2 * Minute, At + 4 * Minute)).ShouldBeFalse();
        await Alerts.ReleaseAsync(Other);
        (await Alerts.TryLeaseAsync(Owner, At + 2 * Minute, At + 4 * Minute)).ShouldBeTrue();
    }

    [Fact]
    public async Task New_alerts_wait_on_every_channel_once()
    {
        (await Alerts.SpreadAsync([Channel, "webhook:a"])).ShouldBeFalse();
        await Alerts.RaiseAsync([Make("a"), Make("b")]);

        (await Alerts.SpreadAsync([Channel, "webhook:a"])).ShouldBeTrue();
        (await Alerts.SpreadAsync([Channel, "webhook:b"])).ShouldBeFalse();

        (await OutboxAsync()).Waiting.Count.ShouldBe(2);
        (await Alerts.ReadOutboxAsync("webhook:a", At)).Waiting.Count.ShouldBe(2);
        (await Alerts.ReadOutboxAsync("webhook:b", At)).Waiting.ShouldBeEmpty();
        (await Alerts.ListAsync(long.MaxValue, 1)).ShouldHaveSingleItem().Deliveries.Select(static one => (one.Channel, one.Message)).ShouldBe([(Channel, null), ("webhook:a", null)]);
    }

    [Fact]
    public async Task A_message_takes_waiting_alerts_and_is_told_of_until_it_is_sent()
    {
        await WaitAsync("a", "b", "c");
        var waiting = (await OutboxAsync()).Waiting;
        var message = Message();

        (await Alerts.PlanAsync(message, [waiting[0].Number, waiting[1].Number], Owner, At + Minute)).ShouldBeTrue();

        var outbox = await OutboxAsync();
        outbox.Waiting.ShouldBe([waiting[2]]);
        outbox.PlannedAt.ShouldBe([At]);
        outbox.Open.ShouldNotBeNull().Id.ShouldBe(message.Id);
        (await Alerts.ReadMessageAsync(message.Id)).Select(static alert => alert.Key).ShouldBe(["a", "b"]);

        await Alerts.NoteAsync(message.Id, Owner, new DeliveryOutcome(MessageState.Sent, At + Minute, "some_recipients", null));
        await ReopenAsync();

        (await OutboxAsync()).Open.ShouldBeNull();
        var sent = (await Alerts.ListAsync(long.MaxValue, 10))[^1].Deliveries.ShouldHaveSingleItem().Message.ShouldNotBeNull();
        (sent.State, sent.Attempts, sent.Error, sent.EndedAt).ShouldBe((MessageState.Sent, 1, "some_recipients", At + Minute));
    }

    [Fact]
    public async Task Without_the_lease_or_anything_to_tell_there_is_no_message()
    {
        await WaitAsync("a");
        var alert = (await OutboxAsync()).Waiting[0].Number;

        (await Alerts.PlanAsync(Message(), [alert], Other, At + Minute)).ShouldBeFalse();
        (await Alerts.PlanAsync(Message(), [alert + 100], Owner, At + Minute)).ShouldBeFalse();
        (await Alerts.PlanAsync(Message(), [alert], Owner, At + Minute)).ShouldBeTrue();
        (await Alerts.PlanAsync(Message(), [alert], Owner, At + Minute)).ShouldBeFalse();

        (await Alerts.LatestMessagesAsync(Channel, 10)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_message_again_changes_nothing()
    {
        await WaitAsync("a");
        var alert = (await OutboxAsync()).Waiting[0].Number;
        var message = Message();
        (await Alerts.PlanAsync(message, [alert], Owner, At + Minute)).ShouldBeTrue();

        (await Alerts.PlanAsync(message, [alert], Owner, At + Minute)).ShouldBeFalse();

        (await Alerts.ReadMessageAsync(message.Id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_is_claimed_by_one_until_the_claim_ends()
    {
        var message = await PlannedAsync();

        (await Alerts.ClaimAsync(message.Id, Other, At.AddSeconds(59), At + 2 * Minute)).ShouldBeFalse();
        (await Alerts.ClaimAsync(message.Id, Owner, At.AddSeconds(59), At + Minute)).ShouldBeTrue();
        (await Alerts.ClaimAsync(message.Id, Other, At + Minute, At + 2 * Minute)).ShouldBeTrue();
        (await Alerts.ClaimAsync(message.Id, Owner, At + Minute, At + 2 * Minute)).ShouldBeFalse();

        // Who has lost the claim writes nothing down.
        await Alerts.NoteAsync(message.Id, Owner, new DeliveryOutcome(MessageState.Sent, At, null, null));
        (await OutboxAsync()).Open.ShouldNotBeNull().Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task What_failed_is_tried_again_when_it_is_due_and_not_once_it_was_given_up()
    {
        var message = await PlannedAsync();
        await Alerts.NoteAsync(message.Id, Owner, new DeliveryOutcome(MessageState.Open, At, "unreachable", At + Minute));

        var open = (await OutboxAsync()).Open.ShouldNotBeNull();
        (open.Attempts, open.Error, open.NextAt, open.EndedAt).ShouldBe((1, "unreachable", At + Minute, null));
        (await Alerts.ClaimAsync(message.Id, Other, At.AddSeconds(59), At + 2 * Minute)).ShouldBeFalse();
        (await Alerts.ClaimAsync(message.Id, Other, At + Minute, At + 2 * Minute)).ShouldBeTrue();
        await Alerts.NoteAsync(message.Id, Other, new DeliveryOutcome(MessageState.Failed, At + Minute, "rejected", null));

        (await Alerts.ClaimAsync(message.Id, Other, At + 2 * Minute, At + 3 * Minute)).ShouldBeFalse();
        (await OutboxAsync()).Open.ShouldBeNull();
        var latest = (await Alerts.LatestMessagesAsync(Channel, 10)).ShouldHaveSingleItem();
        (latest.State, latest.Attempts).ShouldBe((MessageState.Failed, 2));
    }

    [Fact]
    public async Task Tests_do_not_count_for_the_limits()
    {
        await WaitAsync("a", "b");
        var waiting = (await OutboxAsync()).Waiting;
        await Alerts.PlanAsync(Message() with { IsTest = true }, [waiting[0].Number], Owner, At + Minute);

        (await OutboxAsync()).PlannedAt.ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_of_a_channel_are_read_on_from_where_somebody_was()
    {
        await WaitAsync("a", "b", "c");
        foreach (var alert in (await OutboxAsync()).Waiting)
            (await Alerts.PlanAsync(Message(), [alert.Number], Owner, At + Minute)).ShouldBeTrue();

        var first = await Alerts.ListMessagesAsync(Channel, 0, 2);
        var rest = await Alerts.ListMessagesAsync(Channel, first[^1].Number, 2);

        first.Count.ShouldBe(2);
        rest.ShouldHaveSingleItem().Number.ShouldBeGreaterThan(first[1].Number);
        (await Alerts.LatestMessagesAsync(Channel, 1)).ShouldHaveSingleItem().ShouldBe(rest[0]);
    }

    [Fact]
    public async Task Of_two_who_tell_the_same_alerts_each_alert_is_told_by_one()
    {
        await WaitAsync([.. Enumerable.Range(0, 40).Select(static i => $"{i}")]);
        long[] numbers = [.. (await OutboxAsync()).Waiting.Select(static alert => alert.Number)];
        AlertMessage[] messages = [.. Enumerable.Range(0, 8).Select(static _ => Message())];

        await Task.WhenAll(messages.Select((message, i) => Alerts.PlanAsync(message, [.. numbers.Skip(i).Take(25)], Owner, At + Minute).AsTask()));

        var told = new List<string>();
        foreach (var message in messages)
            told.AddRange((await Alerts.ReadMessageAsync(message.Id)).Select(static alert => alert.Key));
        told.Distinct().Count().ShouldBe(told.Count);
        told.Count.ShouldBe(32);
    }

    [Fact]
    public async Task Notes_are_kept_and_alerts_are_forgotten_when_they_are_old()
    {
        await WaitAsync("old");
        var message = Message();
        await Alerts.PlanAsync(message, [(await OutboxAsync()).Waiting[0].Number], Owner, At + Minute);
        await Alerts.RaiseAsync([Make("new") with { RaisedAt = At.AddDays(1), Kind = AlertKind.Test }]);
        await Alerts.WriteNoteAsync("began", "1");
        await Alerts.WriteNoteAsync("began", "2");

        await Alerts.PruneAsync(At + Minute);

        (await Alerts.ListAsync(long.MaxValue, 10)).ShouldHaveSingleItem().Alert.Key.ShouldBe("new");
        (await Alerts.LatestMessagesAsync(Channel, 10)).ShouldBeEmpty();
        (await Alerts.ReadNoteAsync("began")).ShouldBe("2");
        (await Alerts.ReadNoteAsync("unknown")).ShouldBeNull();
        (await Alerts.ListKindsAsync(At)).ShouldBe([AlertKind.Test]);
    }

    [Fact]
    public async Task Alerts_about_incidents_are_found_again()
    {
        await Alerts.RaiseAsync([Make("a"), new Alert(AlertKind.ErrorStorm, "storm:x", At, new Dictionary<string, string>()), Make("t") with { Kind = AlertKind.Test }]);

        (await Alerts.ListIncidentKeysAsync()).ShouldBe([("a", AlertKind.CriticalError, At), ("storm:x", AlertKind.ErrorStorm, At)], ignoreOrder: true);
    }

    private async Task<AlertMessage> PlannedAsync()
    {
        await WaitAsync("a");
        var message = Message();
        (await Alerts.PlanAsync(message, [(await OutboxAsync()).Waiting[0].Number], Owner, At + Minute)).ShouldBeTrue();
        return message;
    }

    /// <summary>Raises alerts, has them wait, and takes the lease.</summary>
    private async Task WaitAsync(params string[] keys)
    {
        await Alerts.RaiseAsync([.. keys.Select(Make)]);
        await Alerts.SpreadAsync([Channel]);
        (await Alerts.TryLeaseAsync(Owner, At, At + Minute)).ShouldBeTrue();
    }

    private async Task<ChannelOutbox> OutboxAsync() => await Alerts.ReadOutboxAsync(Channel, At);

    private static AlertMessage Message() => new(Guid.NewGuid(), Channel, At, IsTest: false);

    private static Alert Make(string key) => new(AlertKind.CriticalError, key, At, new Dictionary<string, string> { ["type"] = key });
}
