using Shouldly;
using Workshop.Log;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>What happens between two steps: whatever fails, an acknowledged entry is counted once and a retry is recognised.</summary>
public sealed class FaultTests : IAsyncDisposable
{
    private readonly MemoryStore _store = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));
    private readonly EmbeddedFixture _fixture;

    public FaultTests() =>
        _fixture = new EmbeddedFixture(_clock, _store, _store, _store, EmbeddedFixture.Options with { MailboxCapacity = 2 });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData(AppendFault.NotStored, 1)]
    [InlineData(AppendFault.StoredButNotKnown, 0)]
    public async Task A_failed_append_is_not_acknowledged_and_its_retry_is_right(AppendFault fault, int acceptedByRetry)
    {
        await _fixture.StartAsync();
        await AppendAsync("a");
        Once(fault);
        await Should.ThrowAsync<StorageUnavailableException>(() => AppendAsync("b"));

        (await AppendAsync("b")).ShouldBe(new AppendResult(acceptedByRetry, 1 - acceptedByRetry));
        (await _fixture.Engine.DashboardAsync(Cancel)).Window.Entries.ShouldBe(2);
        (await _fixture.Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(2);
        (await _fixture.Engine.TeamAsync("Filbert", Cancel))!.Total.Entries.ShouldBe(2);
        (await _fixture.Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(2);
    }

    [Fact]
    public async Task An_entry_stored_before_a_failure_is_in_the_views_after_the_team_wakes_up()
    {
        await _fixture.StartAsync();
        await AppendAsync("a");
        await _fixture.Engine.FeatureAsync("paint", Cancel);
        Once(AppendFault.StoredButNotKnown);
        await Should.ThrowAsync<StorageUnavailableException>(() => AppendAsync("b"));

        await AppendAsync("c");
        (await _fixture.Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(3);
        (await _fixture.Engine.DashboardAsync(Cancel)).Window.Entries.ShouldBe(3);
    }

    [Fact]
    public async Task A_failed_flush_is_repeated_with_the_newest_values()
    {
        await _fixture.StartAsync();
        await AppendAsync("a");
        var fail = true;
        _store.FailFlush = () => fail;
        await TickUntilAsync(() => fail);
        fail = false;
        await AppendAsync("b");
        await TickUntilAsync(() => _store.Flushes > 0);
        _store.StoredCells.ShouldHaveSingleItem().Counters.Entries.ShouldBe(2);
    }

    [Fact]
    public async Task Figures_are_written_while_the_engine_runs()
    {
        await _fixture.StartAsync();
        await AppendAsync("a");
        await TickUntilAsync(() => _store.Flushes > 0);
        _store.StoredCells.ShouldHaveSingleItem().Counters.Entries.ShouldBe(1);
    }

    [Fact]
    public async Task A_full_mailbox_answers_busy_at_once_and_stores_nothing()
    {
        await _fixture.StartAsync();
        var gate = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        _store.BeforeAppend = () =>
        {
            reached.TrySetResult();
            return gate.Task;
        };
        var waiting = new List<Task<AppendResult>> { AppendAsync("a") };
        await reached.Task;
        waiting.Add(AppendAsync("b"));
        waiting.Add(AppendAsync("c"));
        await Should.ThrowAsync<EngineBusyException>(() => AppendAsync("d"));
        gate.SetResult();
        (await Task.WhenAll(waiting)).Sum(static result => result.Accepted).ShouldBe(3);
        (await _fixture.Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(3);
    }

    [Fact]
    public async Task What_waits_during_an_append_becomes_one_append()
    {
        await _fixture.StartAsync();
        var gate = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        var appends = 0;
        _store.BeforeAppend = () =>
        {
            appends++;
            reached.TrySetResult();
            return gate.Task;
        };
        var first = AppendAsync("a");
        await reached.Task;
        var others = new[] { AppendAsync("b"), AppendAsync("c") };
        gate.SetResult();
        await first;
        await Task.WhenAll(others);
        appends.ShouldBe(2);
    }

    [Fact]
    public async Task An_idle_team_leaves_memory_and_comes_back_with_its_ids()
    {
        await _fixture.StartAsync();
        await AppendAsync("a");
        _clock.Advance(TimeSpan.FromMinutes(11));
        await TickUntilAsync(() => _store.Flushes > 0);
        (await AppendAsync("a")).ShouldBe(new AppendResult(0, 1));
    }

    [Fact]
    public async Task A_team_that_was_taken_over_refuses_once_and_is_then_taken_back()
    {
        await _fixture.StartAsync();
        await AppendAsync("a");
        await using var second = await _fixture.StartSecondAsync();
        await second.Engine.AppendAsync(Make.Batch(_clock.GetUtcNow(), new Made { Id = "b", Time = _clock.GetUtcNow() }), Cancel);
        await Should.ThrowAsync<EngineBusyException>(() => AppendAsync("c"));
        (await AppendAsync("c")).Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_live_reader_is_told_what_it_missed()
    {
        await _fixture.StartAsync();
        using var feed = await _fixture.Engine.SubscribeAsync(capacity: 1, Cancel);
        await AppendAsync("a");
        await AppendAsync("b");
        await AppendAsync("c");
        var batch = await feed.ReadAllAsync(Cancel).FirstAsync(Cancel);
        batch.Skipped.ShouldBe(2);
        batch.Frames[0].FirstSeq.ShouldBe(3);
    }

    [Fact]
    public async Task Stopping_answers_what_waits_and_takes_no_more()
    {
        await _fixture.StartAsync();
        var append = AppendAsync("a");
        await _fixture.Engine.ShouldBeOfType<Embedded.EmbeddedEngine>().StopAsync(Cancel);
        (await append).Accepted.ShouldBe(1);
        await Should.ThrowAsync<EngineBusyException>(() => AppendAsync("b"));
    }

    private async Task<AppendResult> AppendAsync(string id) =>
        await _fixture.Engine.AppendAsync(Make.Batch(_clock.GetUtcNow(), new Made { Id = id, Time = _clock.GetUtcNow() }), Cancel);

    private void Once(AppendFault fault)
    {
        var left = 1;
        _store.NextAppend = () => left-- > 0 ? fault : AppendFault.None;
    }

    /// <summary>Moves the clock on, second by second, and lets the actors do what is due.</summary>
    private async Task TickUntilAsync(Func<bool> done)
    {
        for (var i = 0; i < 10_000; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            if (done())
                return;
        }

        throw new TimeoutException("It has not happened.");
    }
}
