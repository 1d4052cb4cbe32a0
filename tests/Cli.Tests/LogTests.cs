namespace Workshop.Cli.Tests;

public sealed class LogTests(RunningWorkshop workshop) : IClassFixture<RunningWorkshop>
{
    [Fact]
    public async Task An_entry_made_of_arguments_is_in_the_log()
    {
        var team = workshop.NewTeam();

        var ending = await workshop.RunAsync("log", "Holzeisenbahn", "--count", "4", "--team", team, "--notes", "Leichte Überlackierung", "--unusual");

        ending.ExitCode.ShouldBe(0, ending.Errors);
        ending.Output.ShouldContain($"Logged 4 × Holzeisenbahn of {team}");
        var entry = (await workshop.LogAsync(team)).ShouldHaveSingleItem();
        entry.GetProperty("count").GetInt32().ShouldBe(4);
        entry.GetProperty("notes").GetString().ShouldBe("Leichte Überlackierung");
        entry.GetProperty("unusual").GetBoolean().ShouldBeTrue();
        entry.GetProperty("id").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_same_id_counts_once()
    {
        var team = workshop.NewTeam();

        var first = await workshop.RunAsync("log", "Ball", "--team", team, "--id", "b-1", "--json");
        var second = await workshop.RunAsync("log", "Ball", "--team", team, "--id", "b-1", "--json");

        first.Json.GetProperty("accepted").GetInt32().ShouldBe(1);
        first.Json.GetProperty("id").GetString().ShouldBe("b-1");
        second.ExitCode.ShouldBe(0);
        second.Json.GetProperty("duplicates").GetInt32().ShouldBe(1);
        (await workshop.LogAsync(team)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Lines_of_standard_input_are_logged_once_however_often_the_file_is_sent()
    {
        var team = workshop.NewTeam();
        var lines = string.Concat(Enumerable.Range(1, 250).Select(n => $"{{\"item\":\"Kreisel\",\"count\":{n}}}\n\n"));

        var first = await workshop.FeedAsync(lines, "log", "-", "--team", team, "--batch", "100", "--ids", "file-7", "--json");
        var second = await workshop.FeedAsync(lines, "log", "-", "--team", team, "--ids", "file-7", "--json");

        first.ExitCode.ShouldBe(0, first.Errors);
        first.Json.GetProperty("accepted").GetInt32().ShouldBe(250);
        second.Json.GetProperty("duplicates").GetInt32().ShouldBe(250);
        var log = await workshop.LogAsync(team);
        log.Sum(entry => entry.GetProperty("count").GetInt32()).ShouldBe(250 * 251 / 2);
        log.Select(entry => entry.GetProperty("id").GetString()).ShouldContain("file-7-1");
    }

    [Fact]
    public async Task Bad_lines_are_named_by_their_numbers_and_the_others_kept()
    {
        var team = workshop.NewTeam();

        var ending = await workshop.FeedAsync("{\"item\":\"Ball\"}\n\n{\"item\":\"Ball\",\"count\":-1}\nno json\n{\"item\":\"Ball\"}\n", "log", "--team", team);

        ending.ExitCode.ShouldBe(1);
        ending.Output.ShouldContain("2 accepted, 0 logged already, 2 refused");
        ending.Errors.ShouldContain("Line 3: ");
        ending.Errors.ShouldContain("(count.range)");
        ending.Errors.ShouldContain("Line 4: ");
        (await workshop.LogAsync(team)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task When_every_line_is_bad_each_is_named_too()
    {
        var ending = await workshop.FeedAsync("{\"item\":\"\"}\n{}\n", "log", "-", "--team", workshop.NewTeam(), "--json");

        ending.ExitCode.ShouldBe(1);
        ending.Json.GetProperty("rejected").GetInt32().ShouldBe(2);
        ending.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("line").GetInt32()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_comes_slowly_is_logged_as_it_comes()
    {
        var team = workshop.NewTeam();
        await using var process = WorkshopProcess.Start(workshop.Address, RunningWorkshop.Key, "log", "-", "--team", team);

        await process.SendAsync("{\"item\":\"Ball\"}\n");

        await Eventually.BecomesTrueAsync(async () => (await workshop.LogAsync(team)).Count == 1, "the first line in the log");
        await process.SendAsync("{\"item\":\"Ball\"}\n");
        process.EndInput();
        (await process.EndsAsync()).Output.ShouldContain("2 accepted");
    }
}
