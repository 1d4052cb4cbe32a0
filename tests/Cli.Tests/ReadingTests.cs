namespace Workshop.Cli.Tests;

/// <summary>The dashboard in the terminal, and exports.</summary>
public sealed class ReadingTests(RunningWorkshop workshop) : IClassFixture<RunningWorkshop>
{
    [Fact]
    public async Task The_dashboard_is_drawn_without_colours_where_there_is_no_terminal()
    {
        await workshop.RunAsync("log", "Schaukelpferd", "--team", workshop.NewTeam(), "--type", "saw.crash", "--severity", "critical");

        var ending = await workshop.RunAsync("top");

        ending.ExitCode.ShouldBe(0, ending.Errors);
        foreach (var part in (string[])["Readiness", "Quality", "Stability", "Activity", "saw.crash", "Schaukelpferd"])
            ending.Output.ShouldContain(part);
        ending.Output.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Programs_get_the_dashboard_as_the_service_tells_it()
    {
        var ending = await workshop.RunAsync("top", "--json");

        ending.Json.GetProperty("ok").GetBoolean().ShouldBeTrue();
        ending.Json.TryGetProperty("productionReadiness", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_entry_is_exported_once()
    {
        var team = workshop.NewTeam();
        await workshop.FeedAsync(string.Concat(Enumerable.Range(1, 1_234).Select(n => $"{{\"item\":\"Ball\",\"id\":\"{n}\"}}\n")), "log", "-", "--team", team);
        using var folder = new ScratchDirectory();
        var file = Path.Combine(folder.Path, "entries.ndjson");

        var ending = await workshop.RunAsync("export", "entries", "--team", team, "--output", file);

        ending.ExitCode.ShouldBe(0, ending.Errors);
        ending.Errors.ShouldContain("1234 entries written");
        (await File.ReadAllLinesAsync(file)).Select(line => JsonElement.Parse(line).GetProperty("id").GetString())
            .Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, 1_234).Select(n => $"{n}").Order(StringComparer.Ordinal));
        Directory.GetFiles(folder.Path).ShouldBe([file]);
    }

    [Fact]
    public async Task A_file_is_replaced_only_when_that_is_said_and_a_failed_export_leaves_none()
    {
        using var folder = new ScratchDirectory();
        var file = Path.Combine(folder.Path, "days.json");
        await File.WriteAllTextAsync(file, "mine");

        (await workshop.RunAsync("export", "daily-stats", "--output", file)).ExitCode.ShouldBe(2);
        (await WorkshopProcess.RunAsync(workshop.Address, "wrong-key-0123456789", null, "export", "daily-stats", "--output", file, "--force")).ExitCode.ShouldBe(4);
        (await File.ReadAllTextAsync(file)).ShouldBe("mine");
        (await workshop.RunAsync("export", "daily-stats", "--output", file, "--force")).ExitCode.ShouldBe(0);

        JsonElement.Parse(await File.ReadAllTextAsync(file)).ValueKind.ShouldBe(JsonValueKind.Array);
        Directory.GetFiles(folder.Path).ShouldBe([file]);
    }

    [Fact]
    public async Task Entries_and_daily_figures_come_as_tables_too_and_the_dashboard_on_paper()
    {
        var team = workshop.NewTeam();
        await workshop.RunAsync("log", "=Ball", "--team", team);
        using var folder = new ScratchDirectory();
        var file = Path.Combine(folder.Path, "report.pdf");

        var entries = await workshop.RunAsync("export", "entries", "--csv", "--team", team);
        var days = await workshop.RunAsync("export", "daily-stats", "--csv", "--team", team);
        var report = await workshop.RunAsync("export", "dashboard", "--lang", "de", "--output", file);

        entries.ExitCode.ShouldBe(0, entries.Errors);
        entries.Output.ShouldContain("'=Ball");
        days.ExitCode.ShouldBe(0, days.Errors);
        days.Output.ShouldStartWith("day,team,feature,type,");
        report.ExitCode.ShouldBe(0, report.Errors);
        (await File.ReadAllTextAsync(file)).ShouldStartWith("%PDF-");
    }
}
