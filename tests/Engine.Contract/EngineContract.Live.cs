using Shouldly;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>What those get who look on.</summary>
public abstract partial class EngineContract
{
    [Fact]
    public async Task A_watcher_gets_the_present_state_and_then_the_changes()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var watch = Engine.WatchDashboardAsync(TimeSpan.Zero, stop.Token).GetAsyncEnumerator(Cancel);
        (await watch.MoveNextAsync()).ShouldBeTrue();
        watch.Current.Sequence.ShouldBe(0);
        var next = watch.MoveNextAsync();
        await AppendAsync(Entry());
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await next).ShouldBeTrue();
        watch.Current.Sequence.ShouldBe(1);
        await stop.CancelAsync();
    }

    [Fact]
    public async Task A_live_reader_gets_new_entries_in_order()
    {
        await AppendAsync(Entry());
        using var feed = await Engine.SubscribeAsync(capacity: 16, Cancel);
        await AppendAsync(Entry(), Entry());
        await AppendAsync(Entry());
        var batches = await feed.ReadAllAsync(Cancel).Take(2).ToListAsync(Cancel);
        batches.SelectMany(batch => batch.Frames).Select(frame => frame.FirstSeq).ShouldBe([2, 4]);
        batches.ShouldAllBe(batch => batch.Skipped == 0);
    }

    [Fact]
    public async Task A_live_reader_gets_every_entry_or_is_told_that_it_missed_it()
    {
        using var feed = await Engine.SubscribeAsync(capacity: 1, Cancel);
        for (var i = 0; i < 20; i++)
            await AppendAsync(Entry(), Entry());

        var seen = 0L;
        await foreach (var batch in feed.ReadAllAsync(Cancel))
        {
            seen += batch.Skipped;
            foreach (var frame in batch.Frames)
            {
                frame.FirstSeq.ShouldBe(seen + 1);
                seen += 2;
            }

            if (seen == 40)
                return;
        }
    }
}
