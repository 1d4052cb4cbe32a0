using CsCheck;
using Shouldly;
using Workshop.Actors;
using Workshop.Dedupe;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Support;
using Xunit;

namespace Workshop.Core.Tests.Actors;

/// <summary>Messages to a view may be lost, repeated and reordered: what it has counted is right up to the last one it has seen.</summary>
public sealed class DeltaInboxTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);

    [Fact]
    public Task A_view_counts_every_entry_once_whatever_becomes_of_the_messages() =>
        Gen.Select(Gen.Int[1, 5].List[1, 12], Gen.Int[0, 11].List[0, 30]).SampleAsync(async (sizes, deliveries) =>
        {
            var store = new MemoryStore();
            var sent = await AppendAsync(store, sizes);
            var view = new CountingView();
            var inbox = new DeltaInbox(Services(store), view);
            await inbox.StartAsync([]);

            var newest = 0L;
            foreach (var delivery in deliveries.Where(delivery => delivery < sent.Count))
            {
                await inbox.ReceiveAsync(sent[delivery]);
                newest = Math.Max(newest, sent[delivery].UpTo);
                view.Entries.ShouldBe(newest);
                inbox.Sequence.ShouldBe(newest);
            }
        });

    [Fact]
    public async Task Messages_in_order_are_counted_without_reading_the_log()
    {
        var store = new MemoryStore();
        var sent = await AppendAsync(store, [3, 1, 2]);
        var view = new CountingView();
        var inbox = new DeltaInbox(Services(store), view);
        foreach (var delta in sent)
            await inbox.ReceiveAsync(delta);
        view.Entries.ShouldBe(6);
        store.TeamReads.ShouldBe(0);
    }

    [Fact]
    public async Task A_view_that_was_told_nothing_because_nothing_concerned_it_has_no_gap()
    {
        var store = new MemoryStore();
        var sent = await AppendAsync(store, [3, 1, 2]);
        var view = new CountingView();
        var inbox = new DeltaInbox(Services(store), view);
        await inbox.ReceiveAsync(sent[0]);
        await inbox.ReceiveAsync(sent[2] with { Known = sent[0].UpTo });
        view.Entries.ShouldBe(5);
        store.TeamReads.ShouldBe(0);
    }

    [Fact]
    public async Task It_starts_behind_the_stored_cells_and_reads_what_they_lack()
    {
        var store = new MemoryStore();
        await AppendAsync(store, [3, 4]);
        var view = new CountingView();
        var inbox = new DeltaInbox(Services(store), view);
        await inbox.StartAsync([new TeamMark("Filbert", Counted: 2, LastSeq: 7)]);
        view.Entries.ShouldBe(5);
        inbox.Sequence.ShouldBe(7);
    }

    [Fact]
    public async Task What_was_told_before_a_restore_is_not_counted_after_it()
    {
        var (store, before) = (new MemoryStore(), new MemoryStore());
        var stale = (await AppendAsync(before, [3, 4]))[1];
        await AppendAsync(store, [3]);
        var view = new CountingView();
        var inbox = new DeltaInbox(Services(store), view);
        await inbox.StartAsync([new TeamMark("Filbert", Counted: 0, LastSeq: 3) { Epoch = stale.Epoch + 1 }]);

        await inbox.ReceiveAsync(stale);
        view.Entries.ShouldBe(3);
        inbox.TryMove([new TeamSpan("Filbert", stale.After, stale.UpTo, []) { Epoch = stale.Epoch }]).ShouldBeFalse();
        (await inbox.CatchUpAsync("Filbert", stale.UpTo, stale.Epoch)).ShouldBeFalse();
        inbox.Sequence.ShouldBe(3);

        await inbox.ReceiveAsync(stale with { Epoch = stale.Epoch + 2 });
        view.Entries.ShouldBe(7);
    }

    [Fact]
    public async Task Marks_that_were_read_before_a_restore_say_nothing_after_it()
    {
        var store = new MemoryStore();
        await AppendAsync(store, [3]);
        var inbox = new DeltaInbox(Services(store), new CountingView());
        await inbox.StartAsync([new TeamMark("Filbert", Counted: 0, LastSeq: 3) { Epoch = 2 }]);

        var stale = new TeamMark("Filbert", Counted: 0, LastSeq: 7) { Epoch = 1 };
        inbox.HasCounted([stale]).ShouldBeTrue();
        (await inbox.CatchUpAsync([stale])).ShouldBeFalse();
        inbox.HasCounted([stale with { Epoch = 2 }]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_program_that_tells_no_epoch_is_listened_to()
    {
        var store = new MemoryStore();
        var sent = await AppendAsync(store, [3, 2]);
        var view = new CountingView();
        var inbox = new DeltaInbox(Services(store), view);
        await inbox.ReceiveAsync(sent[0]);
        await inbox.ReceiveAsync(sent[1] with { Epoch = 0 });
        view.Entries.ShouldBe(5);
        store.TeamReads.ShouldBe(0);
    }

    /// <summary>Appends as a team actor does, and returns the messages that it would send.</summary>
    private static async Task<List<TeamDelta>> AppendAsync(MemoryStore store, IReadOnlyList<int> sizes)
    {
        var head = await store.OpenTeamAsync("Filbert");
        var sent = new List<TeamDelta>();
        var last = 0L;
        foreach (var size in sizes)
        {
            using var batch = Make.Batch(Now, [.. Enumerable.Range(0, size).Select(static _ => new Made { Time = Now })]);
            var draft = new AppendDraft(last, default);
            draft.Add(batch.Frames[0]);
            var builder = new DeltaBuilder(new LocalDays(TimeZoneInfo.Utc));
            builder.Count(new Workshop.Entries.Frame(batch.Frames[0]), 0, size);
            var days = builder.Take();
            await store.AppendAsync(new TeamAppend("Filbert", head.Epoch, draft.Segments(days)));
            sent.Add(new TeamDelta("Filbert", last, last, draft.LastSeq, days, []) { Epoch = head.Epoch });
            last = draft.LastSeq;
        }

        return sent;
    }

    private static ActorServices Services(MemoryStore store) => new(
        store, store, store, new NoViews(), new EngineOptions { TimeZone = TimeZoneInfo.Utc }, TimeProvider.System, new IdBudget(0));

    private sealed class NoViews : IViewDirectory
    {
        public IViewInbox Workshop => throw new NotSupportedException();

        public bool HasReaders => false;

        public IViewInbox? FindDay(DateOnly day) => null;

        public IViewInbox? FindFeature(string feature) => null;

        public void Publish(string team, IReadOnlyList<NumberedFrame> frames) => throw new NotSupportedException();
    }

    private sealed class CountingView : IDeltaSink
    {
        public long Entries { get; private set; }

        public void Add(TeamDelta delta)
        {
            foreach (var day in delta.Days)
            {
                foreach (ref readonly var cell in day.Cells.Span)
                    Entries += cell.Counters.Entries;
            }
        }
    }
}
