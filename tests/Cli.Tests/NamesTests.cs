namespace Workshop.Cli.Tests;

public sealed class NamesTests(RunningWorkshop workshop) : IClassFixture<RunningWorkshop>
{
    [Fact]
    public async Task A_misspelt_team_is_corrected_listed_and_left_as_it_was_again()
    {
        var (right, wrong) = (workshop.NewTeam(), workshop.NewTeam());
        foreach (var team in (string[])[right, wrong])
            (await workshop.RunAsync("log", "Ball", "--team", team)).ExitCode.ShouldBe(0);

        var corrected = await workshop.RunAsync("names", "correct", "team", wrong, right, "--note", "A typing mistake");
        corrected.ExitCode.ShouldBe(0, corrected.Errors);
        corrected.Output.ShouldContain($"The team {wrong} counts for {right}.");
        (await workshop.LogAsync(right)).Count.ShouldBe(2);

        var listed = await workshop.RunAsync("names", "list", "--json");
        listed.Json[0].GetProperty("from").GetString().ShouldBe(wrong);
        listed.Json[0].GetProperty("note").GetString().ShouldBe("A typing mistake");
        (await workshop.RunAsync("names", "list")).Output.ShouldContain("bootstrap");

        (await workshop.RunAsync("names", "undo", "team", wrong)).Output.ShouldContain("counts for itself.");
        (await workshop.LogAsync(right)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_corrected_is_told()
    {
        var unknown = await workshop.RunAsync("names", "correct", "feature", "nothing", "paint");
        unknown.ExitCode.ShouldBe(1);
        unknown.Errors.ShouldContain("No entry has this feature.");
        (await workshop.RunAsync("names", "correct", "type", "a", "b")).ExitCode.ShouldBe(2);
    }
}
