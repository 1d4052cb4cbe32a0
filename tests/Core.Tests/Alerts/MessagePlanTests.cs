using CsCheck;
using Workshop.Alerts;

namespace Workshop.Core.Tests.Alerts;

/// <summary>What is told at once, what together, and what later.</summary>
public sealed class MessagePlanTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 18, 12, 0, 0, TimeSpan.Zero);

    private static readonly AlertRules Rules = new() { TimeZone = TimeZoneInfo.Utc, MessagesPerHour = 3 };

    private static readonly AlertRules Quiet = Rules with { Quiet = new QuietHours(new TimeOnly(11, 0), new TimeOnly(14, 0)) };

    [Fact]
    public void The_first_is_told_at_once() => Next(Rules, Noon, [], Critical(1)).Alerts.ShouldBe([1]);

    [Fact]
    public void What_comes_within_the_window_is_told_together_at_its_end()
    {
        Next(Rules, Noon.AddSeconds(29), [Noon], Critical(2)).ShouldBeWaiting(Noon.AddSeconds(30));
        Next(Rules, Noon.AddSeconds(30), [Noon], Critical(2), Critical(3)).Alerts.ShouldBe([2, 3]);
    }

    [Fact]
    public void After_so_many_in_an_hour_the_rest_waits_for_the_first_of_them_to_be_an_hour_ago()
    {
        DateTimeOffset[] planned = [Noon, Noon.AddMinutes(5), Noon.AddMinutes(10)];
        Next(Rules, Noon.AddMinutes(20), planned, Critical(4)).ShouldBeWaiting(Noon.AddHours(1));
        Next(Rules, Noon.AddHours(1), planned, Critical(4), Critical(5)).Alerts.ShouldBe([4, 5]);
    }

    [Fact]
    public void Nothing_is_told_while_a_message_is_on_its_way() =>
        MessagePlan.Next(Rules, new ChannelState([Critical(2)], [Noon.AddHours(-1)], HasOpen: true), Noon).ShouldBeWaiting(null);

    [Fact]
    public void In_quiet_hours_only_critical_alerts_are_told() =>
        Next(Quiet, Noon, [], Critical(1), Warning(2), Critical(3)).Alerts.ShouldBe([1, 3]);

    [Fact]
    public void And_not_even_those_if_they_must_not() =>
        Next(Quiet with { CriticalBreaksThrough = false }, Noon, [], Critical(1)).ShouldBeWaiting(Noon.AddHours(2));

    [Fact]
    public void What_waits_for_the_end_of_quiet_hours_is_told_then() =>
        Next(Quiet, Noon.AddHours(2), [], Warning(1), Warning(2)).Alerts.ShouldBe([1, 2]);

    [Fact]
    public void A_test_is_told_whatever_the_rules() =>
        Next(Quiet, Noon, [Noon, Noon, Noon], Warning(1), new WaitingAlert(2, AlertKind.Test)).Alerts.ShouldBe([2]);

    [Fact]
    public void Every_alert_is_told_once_and_never_too_many_messages_in_an_hour() =>
        Gen.Select(Gen.Int[0, 300].List[1, 80], Gen.Int[0, 30], Gen.Int[1, 5]).Sample((minutes, window, perHour) =>
        {
            var rules = Quiet with { GroupingWindow = TimeSpan.FromMinutes(window), MessagesPerHour = perHour };
            var told = Told(rules, minutes);

            told.SelectMany(static message => message.Alerts).Order().ShouldBe(Enumerable.Range(1, minutes.Count).Select(static i => (long)i));
            foreach (var (at, _) in told)
            {
                told.Count(message => message.At > at - TimeSpan.FromHours(1) && message.At <= at).ShouldBeLessThanOrEqualTo(perHour);
                if (window > 0)
                    told.Count(message => message.At > at - rules.GroupingWindow && message.At <= at).ShouldBe(1);
            }
        });

    /// <summary>What is told of critical alerts and warnings, in turn, that are raised so many minutes after noon.</summary>
    private static List<(DateTimeOffset At, IReadOnlyList<long> Alerts)> Told(AlertRules rules, List<int> minutes)
    {
        var raised = minutes.Order().Select((minute, i) => (At: Noon.AddMinutes(minute), Alert: i % 2 == 0 ? Critical(i + 1) : Warning(i + 1))).ToList();
        var (told, now) = (new List<(DateTimeOffset At, IReadOnlyList<long> Alerts)>(), Noon);
        while (told.Sum(static message => message.Alerts.Count) < raised.Count)
        {
            var waiting = raised.Where(one => one.At <= now && !told.Any(message => message.Alerts.Contains(one.Alert.Number))).Select(static one => one.Alert).ToList();
            var plan = Next(rules, now, [.. told.Select(static message => message.At)], [.. waiting]);
            if (plan.Alerts.Count > 0)
                told.Add((now, plan.Alerts));
            var next = raised.Select(static one => one.At).Where(at => at > now).Append(plan.LookAgainAt ?? DateTimeOffset.MaxValue).Min();
            if (plan.Alerts.Count == 0)
                next.ShouldBeInRange(now.AddTicks(1), Noon.AddDays(30));
            now = plan.Alerts.Count > 0 ? now : next;
        }

        return told;
    }

    private static MessagePlan Next(AlertRules rules, DateTimeOffset now, DateTimeOffset[] planned, params WaitingAlert[] waiting) =>
        MessagePlan.Next(rules, new ChannelState(waiting, planned, HasOpen: false), now);

    private static WaitingAlert Critical(long number) => new(number, AlertKind.CriticalError);

    private static WaitingAlert Warning(long number) => new(number, AlertKind.ReadinessFell);
}

internal static class MessagePlanAssertions
{
    public static void ShouldBeWaiting(this MessagePlan plan, DateTimeOffset? until)
    {
        plan.Alerts.ShouldBeEmpty();
        plan.LookAgainAt.ShouldBe(until);
    }
}
