using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workshop.Actors;
using Workshop.Corrections;
using Workshop.Core.Tests.Outbox;
using Workshop.Hosts;
using Workshop.Stats;
using Workshop.Support;
using Xunit;

namespace Workshop.Core.Tests.Hosts;

/// <summary>A view far from its teams: deltas come late or never, and an answer has everything in it all the same.</summary>
public sealed class FreshViewTests
{
    private readonly List<TeamDelta> _sent = [];
    private readonly TeamScript _script;

    public FreshViewTests() => _script = new TeamScript(_sent.Add);

    [Fact]
    public async Task An_answer_waits_for_the_delta_that_is_on_its_way()
    {
        var view = View(TimeSpan.FromDays(1));
        (await view.AskAsync(SequenceOf)).ShouldBe(0);
        await _script.AppendAsync("Filbert", 3);

        var answer = view.AskAsync(SequenceOf);
        answer.IsCompleted.ShouldBeFalse();
        await view.Host.SendAsync(_sent[0]);
        (await answer).ShouldBe(3);
        _script.Store.TeamReads.ShouldBe(0);
    }

    [Fact]
    public async Task What_no_delta_brings_is_read_from_the_log()
    {
        var view = View(TimeSpan.Zero);
        (await view.AskAsync(SequenceOf)).ShouldBe(0);
        await _script.AppendAsync("Filbert", 3);
        (await view.AskAsync(SequenceOf)).ShouldBe(3);
        _script.Store.TeamReads.ShouldBe(1);

        await view.Host.SendAsync(_sent[0]);
        (await view.AskAsync(SequenceOf)).ShouldBe(3);
    }

    [Fact]
    public async Task Counting_from_the_log_is_a_change_too()
    {
        var view = View(TimeSpan.Zero);
        await view.AskAsync(SequenceOf);
        await _script.AppendAsync("Filbert", 1);
        var change = view.NextChange();
        await view.CatchUpAsync(await _script.MarksAsync());
        await change;
        await view.CatchUpAsync(await _script.MarksAsync());
        view.NextChange().IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_a_reading_that_began_after_they_asked()
    {
        var cells = new SlowCells(_script.Store);
        var marks = new MarkReader(cells);
        var first = marks.ReadAsync();
        await Eventually.BecomesTrueAsync(() => Task.FromResult(cells.Begun == 1), "the first reading");
        var others = Enumerable.Range(0, 10).Select(_ => marks.ReadAsync()).ToArray();
        await _script.AppendAsync("Filbert", 3);
        cells.Gate.SetResult();
        await first;
        foreach (var other in others)
            (await other)[0].LastSeq.ShouldBe(3);
        cells.Begun.ShouldBe(2);
    }

    private static long SequenceOf(WorkshopActor workshop) => workshop.Dashboard().Sequence;

    private FreshView<WorkshopActor> View(TimeSpan patience) => new(
        "workshop",
        () => WorkshopActor.ActivateAsync(_script.Services),
        new MarkReader(_script.Store),
        patience,
        TimeProvider.System,
        NullLogger.Instance);

    private sealed class SlowCells(ICellStore cells) : ICellStore
    {
        public TaskCompletionSource Gate { get; } = new();

        public int Begun { get; private set; }

        public ValueTask FlushAsync(CellFlush flush) => cells.FlushAsync(flush);

        public ValueTask<bool> CorrectAsync(NameCorrection correction, Guid after) => cells.CorrectAsync(correction, after);

        public async ValueTask<CellSnapshot> ReadAsync(CellRead read, CancellationToken cancellationToken = default)
        {
            Begun++;
            var snapshot = await cells.ReadAsync(read, cancellationToken);
            await Gate.Task;
            return snapshot;
        }
    }
}
