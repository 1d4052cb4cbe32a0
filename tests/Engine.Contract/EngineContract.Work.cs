using Shouldly;
using Workshop.Entries;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>Run time and quality, whatever hosts them and wherever they rest.</summary>
public abstract partial class EngineContract
{
    [Fact]
    public async Task When_a_team_made_something_is_known_at_once()
    {
        await AppendAsync(
            Entry() with { Count = 4 },
            Entry() with { Count = 2, Status = EntryStatus.Scrapped, Time = Now.AddMinutes(-3) },
            Entry(type: "break") with { Item = null, Time = Now.AddMinutes(-1) },
            Entry(type: "wish.created") with { Item = null, Time = Now.AddMinutes(-9) });
        await AppendAsync(Entry("Greta") with { Status = EntryStatus.InProgress });

        const string filbert = "Filbert 2026-12-18: 4 of 6 good, 0 unfinished, made 09:11 09:14, breaks 09:13";
        (await TeamWorkAsync("Filbert")).ShouldBe([filbert]);
        (await DayWorkAsync()).ShouldBe([filbert, "Greta 2026-12-18: 0 of 1 good, 1 unfinished, made 09:14, breaks "], ignoreOrder: true);

        await AppendAsync(Entry() with { Time = Now.AddMinutes(-5) });
        const string later = "Filbert 2026-12-18: 5 of 7 good, 0 unfinished, made 09:09 09:11 09:14, breaks 09:13";
        (await TeamWorkAsync("Filbert")).ShouldBe([later]);
        (await DayWorkAsync()).ShouldContain(later);
    }

    [Fact]
    public async Task Unknown_teams_and_days_have_made_nothing()
    {
        (await Engine.TeamWorkAsync("Nobody", Today, Today, Cancel)).ShouldBeNull();
        (await Engine.DayWorkAsync(Today, Cancel)).ShouldBeEmpty();
        await AppendAsync(Entry());
        (await Engine.TeamWorkAsync("Filbert", Today.AddDays(-9), Today.AddDays(-1), Cancel)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_a_team_made_something_survives_and_late_entries_are_added(bool graceful)
    {
        for (var daysAgo = 0; daysAgo < 7; daysAgo++)
            await AppendAsync(Entry() with { Id = "a", Time = Now.AddDays(-daysAgo) }, Entry(type: "break") with { Item = null, Id = "b", Time = Now.AddDays(-daysAgo).AddMinutes(1) });
        await (graceful ? _fixture.RestartAsync() : _fixture.CrashAsync());
        await AppendAsync(Entry() with { Id = "a", Time = Now.AddDays(-6) }, Entry() with { Id = "c", Time = Now.AddDays(-6).AddMinutes(2) });

        var work = await TeamWorkAsync("Filbert");
        work.Count.ShouldBe(7);
        work[0].ShouldBe("Filbert 2026-12-12: 2 of 2 good, 0 unfinished, made 09:14 09:16, breaks 09:15");
        work[6].ShouldBe("Filbert 2026-12-18: 1 of 1 good, 0 unfinished, made 09:14, breaks 09:15");
        (await Engine.DayWorkAsync(Today.AddDays(-6), Cancel)).Select(NaiveWork.Tell).ShouldBe([work[0]]);
    }

    private async Task<IReadOnlyList<string>> TeamWorkAsync(string team) =>
        [.. (await Engine.TeamWorkAsync(team, Today.AddDays(-10), Today, Cancel))!.Select(NaiveWork.Tell)];

    private async Task<IReadOnlyList<string>> DayWorkAsync() => [.. (await Engine.DayWorkAsync(Today, Cancel)).Select(NaiveWork.Tell)];
}
