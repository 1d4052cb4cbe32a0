using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workshop.Closing;
using Workshop.Entries;
using Workshop.Stats;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>What closing and proving days does on every engine, wherever it stores.</summary>
public abstract partial class ClosingContract : IAsyncLifetime
{
    private static readonly ClosingOptions Options = new();

    private ClosingStage _stage = null!;
    private NightShift _shift = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ManualClock Clock => _stage.Fixture.Clock;

    private DateTimeOffset Now => Clock.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        _stage = await CreateAsync(new ManualClock(new DateTimeOffset(2026, 12, 31, 20, 14, 0, TimeSpan.Zero)));
        await _stage.Fixture.StartAsync();
        Begin();
    }

    public async ValueTask DisposeAsync()
    {
        await _stage.Fixture.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<ClosingStage> CreateAsync(ManualClock clock);

    [Fact]
    public async Task A_day_is_closed_once_when_it_and_the_grace_time_are_over()
    {
        var day = Today;
        await AppendAsync(Entry() with { Count = 4 }, Entry("paint.error"));
        await MoveToAsync(day.AddDays(1), TimeSpan.FromMinutes(9));
        await WorkAsync();
        (await _stage.Days.ListSnapshotsAsync(day, Cancel)).ShouldBeEmpty("the grace time is not over");

        await MoveToAsync(day.AddDays(1), TimeSpan.FromMinutes(10));
        await WorkAsync();
        await WorkAsync();

        var closed = (await _stage.Days.ListSnapshotsAsync(day, Cancel)).ShouldHaveSingleItem();
        closed.Version.ShouldBe(1);
        var snapshot = (await _stage.Days.FindSnapshotAsync(day, version: null, Cancel))!;
        SHA256.HashData(Encoding.UTF8.GetBytes(snapshot.Text)).ShouldBe(closed.Checksum.ToArray());
        var json = JsonElement.Parse(snapshot.Text);
        json.GetProperty("total").GetRawText().ShouldBe("""{"entries":2,"production":2,"items":5,"errors":1}""");
        json.GetProperty("teams")[0].GetProperty("counted").GetInt64().ShouldBe(2);
        json.GetProperty("cells").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_late_entry_restates_its_day_and_leaves_the_older_snapshot_as_it_was()
    {
        var day = Today;
        await AppendAsync(Entry());
        await MoveToAsync(day.AddDays(1), Options.Grace);
        await WorkAsync();
        var first = (await _stage.Days.FindSnapshotAsync(day, version: null, Cancel))!;

        Clock.Advance(TimeSpan.FromHours(3));
        await AppendAsync(Entry() with { Time = Now.AddHours(-5), Count = 7 });
        await MoveToAsync(Today, TimeSpan.FromHours(4));
        await WorkAsync();
        await WorkAsync();

        (await _stage.Days.ListSnapshotsAsync(day, Cancel)).Select(snapshot => snapshot.Version).ShouldBe([2, 1]);
        (await _stage.Days.FindSnapshotAsync(day, 1, Cancel))!.Text.ShouldBe(first.Text);
        ItemsOf((await _stage.Days.FindSnapshotAsync(day, 2, Cancel))!).ShouldBe(8);
        (await _stage.Days.FindSnapshotAsync(day, 3, Cancel)).ShouldBeNull();
        (await _stage.Days.ListSnapshotsAsync(Today, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_that_were_missed_are_closed_after_a_downtime()
    {
        var day = Today;
        for (var ago = 40; ago >= 0; ago--)
            await AppendAsync(Entry() with { Time = Now.AddDays(-ago), Count = ago + 1 });
        await _stage.Fixture.RestartAsync();
        Clock.Advance(TimeSpan.FromDays(3));
        Begin();

        await WorkAsync();

        for (var ago = 0; ago <= 40; ago++)
            ItemsOf((await _stage.Days.FindSnapshotAsync(day.AddDays(-ago), version: null, Cancel))!).ShouldBe(ago + 1);
    }

    private void Begin() => _shift = NightShift.Create(
        _stage.Log, _stage.Cells, _stage.Days, _stage.Fixture.Owners, new LocalDays(TimeZoneInfo.Utc), Options, Clock, NullLoggerFactory.Instance);

    private async Task WorkAsync()
    {
        StepResult result;
        do
        {
            result = await _shift.StepAsync(Cancel);
        }
        while (result == StepResult.Worked);
        result.ShouldBe(StepResult.Idle);
    }

    /// <summary>Moves the clock to a time of a day, when every team has written its figures.</summary>
    private async Task MoveToAsync(DateOnly day, TimeSpan time)
    {
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
                var stored = await _stage.Cells.ReadAsync(new CellRead { Queries = [] }, Cancel);
                return stored.Teams.All(static mark => mark.Counted == mark.LastSeq);
            },
            "the figures to be written");
        Clock.Advance(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) + time - Now);
    }

    private static long ItemsOf(DaySnapshot snapshot) => JsonElement.Parse(snapshot.Text).GetProperty("total").GetProperty("items").GetInt64();

    private Made Entry(string type = "production.completed") => new(Type: type) { Time = Now };

    private ValueTask<AppendResult> AppendAsync(params IReadOnlyList<Made> entries) =>
        _stage.Fixture.Engine.AppendAsync(Make.Batch(Now, entries), Cancel);
}
