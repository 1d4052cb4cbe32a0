using System.Text.Json;
using Shouldly;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Proofs;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>What corrections of names do to days that are closed.</summary>
public abstract partial class ClosingContract
{
    [Fact]
    public async Task A_corrected_name_restates_the_days_that_it_changes_and_no_others()
    {
        var day = Today;
        await AppendAsync(Entry() with { Count = 4 });
        await AppendAsync(new Made("Filbret") { Time = Now, Count = 3 });
        await AppendAsync(new Made("Greta") { Time = Now.AddDays(-1) });
        await MoveToAsync(day.AddDays(1), Options.Grace);
        await WorkAsync();
        var first = (await _stage.Days.FindSnapshotAsync(day, version: null, Cancel))!;

        await CorrectAsync("Filbret", "Filbert");
        await MoveToAsync(day.AddDays(1), Options.Grace + Options.Grace - TimeSpan.FromSeconds(1));
        await WorkAsync();
        (await _stage.Days.ListSnapshotsAsync(day, Cancel)).Count.ShouldBe(1, "the grace time after the last closing is not over");
        await MoveToAsync(day.AddDays(1), Options.Grace + Options.Grace);
        await WorkAsync();
        await WorkAsync();

        (await _stage.Days.ListSnapshotsAsync(day, Cancel)).Select(static snapshot => snapshot.Version).ShouldBe([2, 1]);
        (await _stage.Days.ListSnapshotsAsync(day.AddDays(-1), Cancel)).ShouldHaveSingleItem();
        (await _stage.Days.FindSnapshotAsync(day, 1, Cancel))!.Text.ShouldBe(first.Text);
        var json = JsonElement.Parse((await _stage.Days.FindSnapshotAsync(day, 2, Cancel))!.Text);
        json.GetProperty("teams").GetRawText().ShouldBe(
            """[{"team":"Filbert","counted":1,"sentAs":[{"team":"Filbret","counted":1}],"entries":2,"production":2,"items":7}]""");
        json.GetProperty("cells").GetArrayLength().ShouldBe(1);

        await CorrectAsync("Filbret", null);
        await MoveToAsync(day.AddDays(1), TimeSpan.FromHours(1));
        await WorkAsync();
        var cells = JsonElement.Parse((await _stage.Days.FindSnapshotAsync(day, version: 3, Cancel))!.Text).GetProperty("cells").GetRawText();
        cells.ShouldBe(JsonElement.Parse(first.Text).GetProperty("cells").GetRawText());
        (await ProveAsync(day)).Kind.ShouldBe(FindingKind.Equal);
    }

    private ValueTask<CorrectionAnswer> CorrectAsync(string from, string? to) =>
        _stage.Fixture.Engine.CorrectAsync(new CorrectionRequest(Guid.NewGuid(), NameKind.Team, from, to, "Greta", null), Cancel);
}
