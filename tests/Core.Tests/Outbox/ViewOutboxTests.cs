using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workshop.Outbox;
using Workshop.Stats;
using Workshop.Support;
using Xunit;

namespace Workshop.Core.Tests.Outbox;

public sealed class ViewOutboxTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly List<TeamDelta[]> _delivered = [];
    private Func<Task> _delivery = static () => Task.CompletedTask;

    [Fact]
    public async Task The_first_delta_goes_at_once_and_those_of_the_pause_go_together()
    {
        var outbox = Outbox();
        await outbox.SendAsync(Delta(0, 1));
        await DeliveredAsync(1);
        await outbox.SendAsync(Delta(1, 2));
        await outbox.SendAsync(Delta(2, 3));
        _delivered.Count.ShouldBe(1);

        await DeliveredAsync(2);
        _delivered[1].ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            delta => delta.After.ShouldBe(1),
            delta => delta.UpTo.ShouldBe(3));
    }

    [Fact]
    public async Task Only_one_message_is_under_way_and_nobody_waits_for_it()
    {
        var gate = new TaskCompletionSource();
        _delivery = () => gate.Task;
        var outbox = Outbox();
        await outbox.SendAsync(Delta(0, 1));
        await DeliveredAsync(1);
        for (var i = 1; i < 1000; i++)
            await outbox.SendAsync(Delta(i, i + 1));
        gate.SetResult();
        await DeliveredAsync(2);
        _delivered.Sum(static message => message.Length).ShouldBe(2);
        _delivered[1][0].UpTo.ShouldBe(1000);
    }

    [Fact]
    public async Task A_message_that_fails_is_forgotten_and_the_next_one_goes()
    {
        _delivery = static () => throw new TimeoutException();
        var outbox = Outbox();
        await outbox.SendAsync(Delta(0, 1));
        await DeliveredAsync(1);
        _delivery = static () => Task.CompletedTask;
        await outbox.SendAsync(Delta(1, 2));
        await DeliveredAsync(2);
        _delivered[1].ShouldHaveSingleItem().After.ShouldBe(1);
    }

    private static TeamDelta Delta(long after, long upTo) => new("Filbert", after, after, upTo, [], []);

    private ViewOutbox<TeamDelta[]> Outbox() => new(
        "a view",
        new DeltaCollector(),
        message =>
        {
            lock (_delivered)
                _delivered.Add(message);
            return _delivery();
        },
        Pause,
        _clock,
        NullLogger.Instance);

    /// <summary>Lets the clock run until so many messages were delivered.</summary>
    private Task DeliveredAsync(int messages) => Eventually.BecomesTrueAsync(
        () =>
        {
            lock (_delivered)
            {
                if (_delivered.Count < messages)
                    _clock.Advance(Pause);
                return Task.FromResult(_delivered.Count >= messages);
            }
        },
        $"message {messages}");
}
