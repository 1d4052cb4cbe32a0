using Shouldly;
using Workshop.Actors;
using Workshop.Core.Tests.Outbox;
using Workshop.Support;
using Xunit;

namespace Workshop.Core.Tests.Actors;

/// <summary>When a team's cells are written.</summary>
public sealed class TeamUpkeepTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);

    private readonly TeamScript _script = new(static _ => { }) { FeatureIsActive = false };

    [Fact]
    public async Task Cells_are_written_when_the_team_is_quiet()
    {
        var team = await TeamAsync();
        await AppendAsync(team, features: 1, each: 1);

        (await TicksUntilWrittenAsync(team)).ShouldBe(2);
    }

    [Theory]
    [InlineData(1, 1, 10)]
    [InlineData(99, 1, 10)] // few cells
    [InlineData(100, 1, 30)] // many cells for few entries
    [InlineData(100, 80, 20)] // from 1,600 entries on they are many for a hundred cells
    [InlineData(100, 800, 10)]
    public async Task Cells_of_a_busy_team_are_written_sooner_or_later(int cells, int entriesATick, int ticks)
    {
        var team = await TeamAsync();
        await AppendAsync(team, features: cells, each: 1);

        (await TicksUntilWrittenAsync(team, () => AppendAsync(team, features: 1, each: entriesATick))).ShouldBe(ticks);
    }

    private ValueTask<TeamActor> TeamAsync() => TeamActor.ActivateAsync("Filbert", _script.Services);

    private async Task<int> TicksUntilWrittenAsync(TeamActor team, Func<Task>? between = null)
    {
        for (var ticks = 1; ; ticks++)
        {
            await team.TickAsync();
            if (_script.Store.Flushes > 0)
                return ticks;
            await (between?.Invoke() ?? Task.CompletedTask);
        }
    }

    private static async Task AppendAsync(TeamActor team, int features, int each)
    {
        using var batch = Make.Batch(
            Now, [.. Enumerable.Range(0, features * each).Select(i => new Made("Filbert", $"feature {i % features}") { Time = Now })]);
        await team.AppendAsync([batch]);
    }
}
