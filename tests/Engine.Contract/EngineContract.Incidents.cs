using Shouldly;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>Incidents, whatever hosts them and wherever they rest.</summary>
public abstract partial class EngineContract
{
    private static readonly IncidentQuery Everything = new() { Limit = 100 };

    [Fact]
    public async Task Errors_of_all_teams_join_one_incident_until_a_fix_of_any_of_them()
    {
        await AppendAsync(Entry(type: "paint.error") with { Time = Now.AddMinutes(-20) }, Entry() with { Status = EntryStatus.Failed });
        await AppendAsync(Entry("Greta", type: "paint.error") with { Time = Now.AddMinutes(-10) });
        await AppendAsync(Entry("Balthasar", type: "paint.fixed") with { Time = Now.AddMinutes(-5) });

        var page = await Engine.IncidentsAsync(Everything, Cancel);
        page.Incidents.Select(incident => (incident.Type, incident.State, incident.Errors))
            .ShouldBe([("production.completed", IncidentState.Open, 1), ("paint.error", IncidentState.Resolved, 2)]);
        (await Engine.DashboardAsync(Cancel)).Incidents.ShouldBe(new IncidentFigures(
            Opened: 2, Resolved: 1, FixRate: 50, Open: 1, new RepairTimes(1, 900, 900, 900), page.Incidents[0].Id));
        (await Engine.IncidentsAsync(Everything with { States = [IncidentState.Open] }, Cancel)).Incidents.ShouldHaveSingleItem();
        (await Engine.IncidentsAsync(Everything with { Feature = "wood" }, Cancel)).Incidents.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Critical_errors_are_known_by_their_type_or_their_severity_and_survive(bool graceful)
    {
        await AppendAsync(Entry(type: "paint.error") with { Time = Now.AddMinutes(-20) }, Entry(type: "paint.error") with { Time = Now.AddMinutes(-15), Severity = Severity.Critical });
        await AppendAsync(Entry("Greta", type: "paint.error") with { Time = Now.AddMinutes(-10), Severity = Severity.Critical });
        await AppendAsync(Entry("Greta", "wood", "saw.crash") with { Time = Now.AddMinutes(-9) }, Entry("Greta", "wood", "saw.error") with { Time = Now.AddMinutes(-8) });

        await CheckAsync();
        await (graceful ? _fixture.RestartAsync() : _fixture.CrashAsync());
        await CheckAsync();

        async Task CheckAsync()
        {
            var page = await Engine.IncidentsAsync(Everything with { CriticalSince = Now.AddMinutes(-10) }, Cancel);
            page.Incidents.Select(incident => (incident.Type, incident.Errors, incident.Critical)).ShouldBe(
            [
                ("saw.crash", 1, new CriticalErrors(1, Now.AddMinutes(-9), Now.AddMinutes(-9))),
                ("paint.error", 3, new CriticalErrors(2, Now.AddMinutes(-15), Now.AddMinutes(-10))),
            ]);
            (await Engine.IncidentsAsync(Everything with { CriticalSince = Now }, Cancel)).Incidents.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Incidents_and_what_people_did_survive(bool graceful)
    {
        await AppendAsync(Entry(type: "paint.error") with { Time = Now.AddDays(-2) }, Entry(type: "paint.error"));
        await AppendAsync(Entry("Greta", "wood", "saw.crash") with { Time = Now.AddMinutes(-9) });
        var saw = (await Engine.IncidentsAsync(Everything with { Feature = "wood" }, Cancel)).Incidents[0].Id;
        await ActAsync(saw, IncidentStep.Acknowledge, "Sägeblatt bestellt");
        await ActAsync(saw, IncidentStep.Resolve, null);
        var before = await TellAsync();

        await (graceful ? _fixture.RestartAsync() : _fixture.CrashAsync());

        (await TellAsync()).ShouldBe(before);
        var incident = await Engine.IncidentAsync(saw, Cancel);
        incident!.History.Select(step => (step.Step, step.By, step.Note))
            .ShouldBe([(IncidentStep.Acknowledge, "Greta", "Sägeblatt bestellt"), (IncidentStep.Resolve, "Greta", null)]);
        await AppendAsync(Entry("Greta", "wood", "saw.crash") with { Time = Now.AddMinutes(4) });
        (await Engine.IncidentsAsync(Everything with { Feature = "wood" }, Cancel)).Incidents.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_late_entry_restates_the_incidents_of_its_time(bool restarted)
    {
        var start = Now.AddDays(-3);
        await AppendAsync(Entry(type: "paint.error") with { Time = start }, Entry(type: "paint.error") with { Time = start.AddHours(2) });
        await AppendAsync(Entry(type: "paint.fixed") with { Time = start.AddHours(3) });
        (await Engine.DashboardAsync(Cancel)).Incidents.Repair.Mean.ShouldBe(3 * 3600);
        if (restarted)
            await _fixture.RestartAsync();

        await AppendAsync(Entry("Greta", type: "paint.hotfix") with { Time = start.AddHours(1) });

        (await Engine.DashboardAsync(Cancel)).Incidents.ShouldBe(new IncidentFigures(
            Opened: 2, Resolved: 2, FixRate: 100, Open: 0, new RepairTimes(2, 3600, 3600, 3600), OldestOpen: null));
    }

    [Fact]
    public async Task A_person_may_do_what_fits_the_state_and_once()
    {
        await AppendAsync(Entry(type: "paint.error"));
        var id = (await Engine.IncidentsAsync(Everything, Cancel)).Incidents.ShouldHaveSingleItem().Id;

        (await ActAsync(id, IncidentStep.Reopen, null)).Verdict.ShouldBe(IncidentVerdict.Refused);
        var acknowledge = new IncidentRequest(Guid.NewGuid(), id, IncidentStep.Acknowledge, null, "Greta");
        (await Engine.ActAsync(acknowledge, Cancel)).Incident!.State.ShouldBe(IncidentState.Acknowledged);
        (await Engine.ActAsync(acknowledge, Cancel)).Verdict.ShouldBe(IncidentVerdict.Done, "the same request again");
        (await ActAsync(id, IncidentStep.Acknowledge, null)).Verdict.ShouldBe(IncidentVerdict.Refused);
        (await ActAsync(id, IncidentStep.Resolve, null)).Incident!.State.ShouldBe(IncidentState.Resolved);
        (await ActAsync(id, IncidentStep.Resolve, null)).Verdict.ShouldBe(IncidentVerdict.Refused);
        (await Engine.DashboardAsync(Cancel)).Incidents.FixRate.ShouldBe(100);
        (await ActAsync(id, IncidentStep.Reopen, null)).Incident!.State.ShouldBe(IncidentState.Open);
        (await Engine.DashboardAsync(Cancel)).Incidents.FixRate.ShouldBe(0);
        (await Engine.IncidentAsync(id, Cancel))!.History.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_fix_may_name_an_incident_and_an_unknown_one_is_none()
    {
        await AppendAsync(Entry(type: "paint.error") with { Time = Now.AddMinutes(-5) });
        var id = (await Engine.IncidentsAsync(Everything, Cancel)).Incidents[0].Id;

        await AppendAsync(Entry("Greta", "maintenance", "nozzle.fixed") with { Notes = $"Düse getauscht, {id.Name}." });

        (await Engine.IncidentAsync(id, Cancel))!.State.ShouldBe(IncidentState.Resolved);
        var unknown = id with { Fingerprint = id.Fingerprint ^ 1 };
        (await Engine.IncidentAsync(unknown, Cancel)).ShouldBeNull();
        (await ActAsync(unknown, IncidentStep.Resolve, null)).Verdict.ShouldBe(IncidentVerdict.NotFound);
    }

    private ValueTask<IncidentAnswer> ActAsync(IncidentId id, IncidentStep step, string? note) =>
        Engine.ActAsync(new IncidentRequest(Guid.NewGuid(), id, step, note, "Greta"), Cancel);

    private async Task<string> TellAsync()
    {
        var page = await Engine.IncidentsAsync(Everything, Cancel);
        var told = page.Incidents.Select(incident => $"{incident with { History = [] }} {string.Join(' ', incident.History)}");
        return $"{(await Engine.DashboardAsync(Cancel)).Incidents} {string.Join('\n', told)}";
    }
}
