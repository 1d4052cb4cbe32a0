using Shouldly;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>Corrections of names, whatever hosts the figures and wherever they rest.</summary>
public abstract partial class EngineContract
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_misspelt_team_counts_for_the_right_one_in_the_past_and_from_now_on(bool crash)
    {
        await AppendAsync(Entry() with { Count = 4 }, Entry(type: "paint.error") with { Time = Now.AddDays(-2) });
        await AppendAsync(Entry("Filbret") with { Id = "a", Count = 3 }, Entry("Filbret", type: "paint.error"));
        await Engine.DayAsync(Today, Cancel);
        await Engine.FeatureAsync("paint", Cancel);

        (await CorrectAsync(NameKind.Team, "Filbret", "Filbert")).Verdict.ShouldBe(CorrectionVerdict.Done);

        await VerifyAsync(entries: 4, items: 9);
        (await AppendAsync(Entry("Filbret") with { Id = "a", Count = 3 })).ShouldBe(new AppendResult(0, 1), "its ids are still known");
        await AppendAsync(Entry("Filbret") with { Count = 2 });
        await VerifyAsync(entries: 5, items: 11);
        await (crash ? _fixture.CrashAsync() : _fixture.RestartAsync());
        await VerifyAsync(entries: 5, items: 11);

        (await CorrectAsync(NameKind.Team, "Filbret", null)).Verdict.ShouldBe(CorrectionVerdict.Done);
        (await Engine.TeamsAsync(Cancel)).Select(static team => (team.Name, team.Counters.Items)).ShouldBe([("Filbret", 6), ("Filbert", 5)], ignoreOrder: true);
        (await Engine.TeamAsync("Filbret", Cancel))!.Total.Entries.ShouldBe(3);

        async Task VerifyAsync(int entries, int items)
        {
            var team = (await Engine.TeamsAsync(Cancel)).ShouldHaveSingleItem();
            (team.Name, team.Counters.Entries, team.Counters.Items).ShouldBe(("Filbert", entries, items));
            foreach (var name in (string[])["Filbert", "Filbret"])
            {
                var history = (await Engine.TeamAsync(name, Cancel))!;
                (history.Name, history.Total.Entries, history.Days.Count).ShouldBe(("Filbert", entries, 2));
                history.TopErrors.ShouldBe([new ErrorType("paint.error", 2, 100)]);
            }

            (await Engine.DayAsync(Today, Cancel))!.Teams.ShouldHaveSingleItem().Name.ShouldBe("Filbert");
            (await Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(entries);
            var dashboard = await Engine.DashboardAsync(Cancel);
            dashboard.Sequence.ShouldBe(entries);
            dashboard.Corrections.ShouldBe(1);
            dashboard.Recent.ShouldAllBe(static entry => entry.Team == "Filbert");
            dashboard.Recent.Count(static entry => entry.Sent == new SentNames("Filbret", "paint")).ShouldBe(entries - 2);
        }
    }

    [Fact]
    public async Task A_misspelt_feature_is_one_with_the_right_one_also_in_what_is_broken_and_what_mends_it()
    {
        await AppendAsync(Entry(feature: "piant", type: "paint.error") with { Time = Now.AddMinutes(-9) });
        var named = (await Engine.IncidentsAsync(Everything, Cancel)).Incidents.ShouldHaveSingleItem().Id;
        await ActAsync(named, IncidentStep.Acknowledge, "Düse bestellt");
        await AppendAsync(Entry("Greta", type: "paint.error") with { Time = Now.AddMinutes(-8) }, Entry("Greta", type: "paint.fixed") with { Time = Now.AddMinutes(-7) });
        await AppendAsync(Entry(feature: "vuocher", type: "voucher.issued") with { Item = null });
        await Engine.FeatureAsync("paint", Cancel);
        await Engine.FeatureAsync("piant", Cancel);

        await CorrectAsync(NameKind.Feature, "piant", "paint");
        await CorrectAsync(NameKind.Feature, "vuocher", "voucher");

        (await Engine.FeaturesAsync(Cancel)).Select(static feature => (feature.Name, feature.Counters.Entries)).ShouldBe([("paint", 3), ("voucher", 1)]);
        var incident = (await Engine.IncidentsAsync(Everything, Cancel)).Incidents.ShouldHaveSingleItem();
        (incident.Feature, incident.Errors, incident.State, incident.AcknowledgedAt is not null).ShouldBe(("paint", 2, IncidentState.Resolved, false));
        (await Engine.IncidentAsync(named, Cancel))!.Id.ShouldBe(incident.Id, "an incident is found by the name it had");
        (await Engine.IncidentsAsync(Everything with { Feature = "piant" }, Cancel)).Incidents.ShouldHaveSingleItem();
        (await Engine.VouchersAsync(Cancel)).ShouldHaveSingleItem().Issued.ShouldBe(1);

        await AppendAsync(Entry(feature: "piant"), Entry());
        var history = (await Engine.FeatureAsync("piant", Cancel))!;
        (history.Name, history.Total.Entries).ShouldBe(("paint", 5));
        (await Engine.DayAsync(Today, Cancel))!.Features.Select(static feature => (feature.Name, feature.Counters.Entries)).ShouldBe([("paint", 5), ("voucher", 1)]);
    }

    [Fact]
    public async Task What_a_person_did_to_an_incident_stays_when_its_feature_is_corrected()
    {
        await AppendAsync(Entry(feature: "piant", type: "paint.error") with { Time = Now.AddMinutes(-9) });
        var named = (await Engine.IncidentsAsync(Everything, Cancel)).Incidents.ShouldHaveSingleItem().Id;
        await ActAsync(named, IncidentStep.Acknowledge, "Düse bestellt");

        await CorrectAsync(NameKind.Feature, "piant", "paint");

        var incident = await Engine.IncidentAsync(named, Cancel);
        (incident!.Feature, incident.State).ShouldBe(("paint", IncidentState.Acknowledged));
        incident.History.ShouldHaveSingleItem().Note.ShouldBe("Düse bestellt");
    }

    [Fact]
    public async Task Chains_lead_to_their_end_and_circles_are_refused()
    {
        await AppendAsync(Entry("A"));
        await AppendAsync(Entry("B"));
        await AppendAsync(Entry("C"));
        await CorrectAsync(NameKind.Team, "A", "B");
        await CorrectAsync(NameKind.Team, "B", "C");

        (await Engine.TeamsAsync(Cancel)).ShouldHaveSingleItem().ShouldBe(new NamedCounters("C", new Counters { Entries = 3, Production = 3, Items = 3 }));
        (await CorrectAsync(NameKind.Team, "C", "A")).Verdict.ShouldBe(CorrectionVerdict.Circle);
        (await CorrectAsync(NameKind.Team, "A", "C")).Verdict.ShouldBe(CorrectionVerdict.Corrected);
        (await CorrectAsync(NameKind.Team, "C", null)).Verdict.ShouldBe(CorrectionVerdict.NotCorrected);
        (await CorrectAsync(NameKind.Team, "Nobody", "C")).Verdict.ShouldBe(CorrectionVerdict.Unknown);
        (await CorrectAsync(NameKind.Feature, "nothing", "paint")).Verdict.ShouldBe(CorrectionVerdict.Unknown);

        await CorrectAsync(NameKind.Team, "B", null);
        (await Engine.TeamsAsync(Cancel)).Select(static team => (team.Name, team.Counters.Entries)).ShouldBe([("B", 2), ("C", 1)]);
        (await Engine.NamesAsync(Cancel)).All.Select(static correction => (correction.Number, correction.From, correction.To))
            .ShouldBe([(1, "A", "B"), (2, "B", "C"), (3, "B", null)]);
    }

    [Fact]
    public async Task A_correction_that_is_repeated_is_made_once()
    {
        await AppendAsync(Entry("Filbret"));
        var request = new CorrectionRequest(Guid.NewGuid(), NameKind.Team, "Filbret", "Filbert", "Greta", "Tippfehler");
        var first = await Engine.CorrectAsync(request, Cancel);
        first.Correction.ShouldBe(new NameCorrection(1, request.Id, NameKind.Team, "Filbret", "Filbert", Now, "Greta", "Tippfehler"));

        (await Engine.CorrectAsync(request, Cancel)).ShouldBe(first);
        await _fixture.CrashAsync();
        (await Engine.CorrectAsync(request, Cancel)).ShouldBe(first);
        (await Engine.CorrectAsync(request with { To = "Greta" }, Cancel)).Verdict.ShouldBe(CorrectionVerdict.IdUsed);
        (await Engine.NamesAsync(Cancel)).All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Entries_that_come_while_a_name_is_corrected_are_counted_once()
    {
        await AppendAsync(Entry("Filbret", "piant"));
        await Engine.FeatureAsync("paint", Cancel);
        await Engine.DayAsync(Today, Cancel);
        using var stop = new CancellationTokenSource();
        var appended = 1;
        var sending = Enumerable.Range(0, 4).Select(sender => Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await AppendAsync(Entry(sender % 2 == 0 ? "Filbret" : "Filbert", sender < 2 ? "piant" : "paint"));
                    Interlocked.Increment(ref appended);
                    await Engine.FeatureAsync("paint", Cancel);
                }
            },
            Cancel)).ToList();

        await CorrectAsync(NameKind.Feature, "piant", "paint");
        await CorrectAsync(NameKind.Team, "Filbret", "Filbert");
        await CorrectAsync(NameKind.Feature, "piant", null);
        await CorrectAsync(NameKind.Feature, "piant", "paint");
        await stop.CancelAsync();
        await Task.WhenAll(sending);

        (await Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(appended);
        (await Engine.DayAsync(Today, Cancel))!.Features.ShouldHaveSingleItem().Counters.Entries.ShouldBe(appended);
        (await Engine.TeamsAsync(Cancel)).ShouldHaveSingleItem().Counters.Entries.ShouldBe(appended);
        (await Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(appended);
    }

    private ValueTask<CorrectionAnswer> CorrectAsync(NameKind kind, string from, string? to) =>
        Engine.CorrectAsync(new CorrectionRequest(Guid.NewGuid(), kind, from, to, "Greta", null), Cancel);
}
