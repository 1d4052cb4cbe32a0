using CsCheck;
using Shouldly;
using Workshop.Actors;
using Workshop.Outbox;
using Workshop.Stats;
using Xunit;

namespace Workshop.Core.Tests.Outbox;

/// <summary>Collected and combined, lost or not, deltas give the figures that they would give one by one.</summary>
public sealed class CollectorTests
{
    private static readonly Gen<Step> Steps = Gen.Frequency(
        (8, Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[0, 2], Gen.Int[0, 1], static (team, entries, days, feature) =>
            (Step)new Append($"Team {team}", entries, feature == 0 ? "paint" : "wood", days))),
        (3, Gen.Const((Step)new Deliver())),
        (1, Gen.Const((Step)new Lose())),
        (1, Gen.Int[0, 3].Select(static team => (Step)new Crash($"Team {team}"))),
        (1, Gen.Const((Step)new LookAway())));

    [Fact]
    public Task The_workshop_counts_combined_deltas_as_it_counts_single_ones() => Steps.List[1, 40].SampleAsync(async steps =>
    {
        var collector = new CombinedDeltaCollector();
        var script = new TeamScript(collector.Add);
        var workshop = await WorkshopActor.ActivateAsync(script.Services);
        foreach (var step in steps)
            await RunAsync(step, script, async () => await workshop.ReceiveAsync(collector.Take()), () => collector.Take());
        await workshop.CatchUpAsync(await script.MarksAsync());

        var expected = await WorkshopActor.ActivateAsync(script.Services);
        Text(workshop.Dashboard()).ShouldBe(Text(expected.Dashboard()));
        workshop.Teams().ShouldBe(expected.Teams());
        workshop.Features().ShouldBe(expected.Features());
    });

    [Fact]
    public Task A_feature_counts_collected_deltas_as_it_counts_single_ones() => Steps.List[1, 40].SampleAsync(async steps =>
    {
        var collector = new DeltaCollector();
        var script = new TeamScript(static _ => { }, collector.Add);
        var paint = await FeatureActor.ActivateAsync("paint", script.Services);
        foreach (var step in steps)
            await RunAsync(step, script, DeliverAsync, () => collector.Take());
        await paint.CatchUpAsync(await script.MarksAsync());

        var expected = await FeatureActor.ActivateAsync("paint", script.Services);
        paint.History().Total.ShouldBe(expected.History().Total);
        paint.History().Days.ShouldBe(expected.History().Days);

        async Task DeliverAsync()
        {
            foreach (var delta in collector.Take())
                await paint.ReceiveAsync(delta);
        }
    });

    [Fact]
    public async Task Deltas_that_follow_each_other_are_counted_without_reading_the_log()
    {
        var collector = new CombinedDeltaCollector();
        var script = new TeamScript(collector.Add);
        var workshop = await WorkshopActor.ActivateAsync(script.Services);
        for (var i = 0; i < 3; i++)
        {
            await script.AppendAsync("Filbert", 2);
            await script.AppendAsync("Greta", 1);
            await script.AppendAsync("Filbert", 1);
            var message = collector.Take();
            message.Singles.Count.ShouldBe(i == 0 ? 2 : 0);
            await workshop.ReceiveAsync(message);
        }

        workshop.Dashboard().Sequence.ShouldBe(12);
        script.Store.TeamReads.ShouldBe(0);
    }

    [Fact]
    public async Task A_view_that_was_not_told_of_an_entry_finds_the_gap()
    {
        var told = new List<TeamDelta>();
        var script = new TeamScript(static _ => { }, told.Add);
        await script.AppendAsync("Filbert", 1);
        var paint = await FeatureActor.ActivateAsync("paint", script.Services);
        script.FeatureIsActive = false;
        await script.AppendAsync("Filbert", 1);
        script.FeatureIsActive = true;
        await script.AppendAsync("Filbert", 1);

        await paint.ReceiveAsync(told[^1]);
        paint.History().Total.Entries.ShouldBe(3);
    }

    [Fact]
    public void What_a_newer_owner_tells_is_not_added_to_what_one_before_told()
    {
        var collector = new DeltaCollector();
        collector.Add(Delta(0, 5, epoch: 1));
        collector.Add(Delta(3, 4, epoch: 2));
        collector.Add(Delta(5, 6, epoch: 1));
        collector.Add(Delta(4, 6, epoch: 2));
        collector.Take().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            delta => delta.Epoch.ShouldBe(2),
            delta => delta.After.ShouldBe(3),
            delta => delta.UpTo.ShouldBe(6));
    }

    [Fact]
    public void A_sum_over_two_owners_fits_no_view()
    {
        var collector = new CombinedDeltaCollector();
        collector.Add(Delta(0, 3, epoch: 1));
        collector.Take();
        collector.Add(Delta(3, 5, epoch: 1));
        collector.Add(Delta(2, 3, epoch: 2));
        collector.Add(Delta(3, 6, epoch: 2));
        var message = collector.Take();
        message.Singles.ShouldHaveSingleItem().Epoch.ShouldBe(2);
        message.Teams.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            span => span.After.ShouldBeLessThan(0),
            span => span.UpTo.ShouldBe(6),
            span => span.Epoch.ShouldBe(2));
    }

    private static TeamDelta Delta(long after, long upTo, long epoch) => new("Filbert", after, after, upTo, [], []) { Epoch = epoch };

    private static async Task RunAsync(Step step, TeamScript script, Func<Task> deliver, Action lose)
    {
        switch (step)
        {
            case Append append:
                await script.AppendAsync(append.Team, append.Entries, append.Feature, append.DaysAgo);
                break;
            case Deliver:
                await deliver();
                break;
            case Lose:
                lose();
                break;
            case Crash crash:
                script.Crash(crash.Team);
                break;
            case LookAway:
                script.FeatureIsActive = !script.FeatureIsActive;
                break;
        }
    }

    private static string Text(Dashboard dashboard) => System.Text.Json.JsonSerializer.Serialize(dashboard);

    private abstract record Step;

    private sealed record Append(string Team, int Entries, string Feature, int DaysAgo) : Step;

    private sealed record Deliver : Step;

    private sealed record Lose : Step;

    private sealed record Crash(string Team) : Step;

    private sealed record LookAway : Step;
}
