namespace Workshop.Cli.Tests;

public sealed class TailTests(RunningWorkshop workshop) : IClassFixture<RunningWorkshop>
{
    [Fact]
    public async Task What_is_there_comes_first_and_then_what_comes()
    {
        var team = workshop.NewTeam();
        await workshop.FeedAsync("{\"item\":\"A\"}\n{\"item\":\"B\"}\n{\"item\":\"C\"}\n", "log", "-", "--team", team);
        await using var tail = WorkshopProcess.Start(workshop.Address, RunningWorkshop.Key, "tail", "--team", team, "--last", "2");
        await tail.WritesAsync("× C");

        await workshop.RunAsync("log", "D", "--team", team, "--status", "failed");
        await workshop.RunAsync("log", "Anderswo", "--team", workshop.NewTeam());
        await workshop.RunAsync("log", "E", "--team", team);
        await tail.WritesAsync("× E");

        tail.Interrupt();
        var ending = await tail.EndsAsync();
        ending.ExitCode.ShouldBe(0);
        ending.Output.Split('\n').Select(line => line.Split("× ")[1]).ShouldBe(["B completed", "C completed", "D failed", "E completed"]);
    }

    [Fact]
    public async Task Programs_get_the_entries_as_the_service_tells_them()
    {
        var team = workshop.NewTeam();
        await using var tail = WorkshopProcess.Start(workshop.Address, RunningWorkshop.Key, "tail", "--team", team, "--json", "--last", "0");
        await workshop.RunAsync("log", "Bär", "--team", team);
        // Whether the first came before the stream was open is not known; a later one is certain.
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                await workshop.RunAsync("log", "Bär", "--team", team);
                return tail.Output.Count > 0;
            },
            "an entry");

        var entry = JsonElement.Parse(tail.Output.First());
        entry.GetProperty("item").GetString().ShouldBe("Bär");
        entry.GetProperty("team").GetString().ShouldBe(team);
        entry.TryGetProperty("receivedAt", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task It_ends_when_nobody_reads_any_more()
    {
        var team = workshop.NewTeam();
        await workshop.RunAsync("log", "Ball", "--team", team);
        await using var tail = await WorkshopProcess.StartForOneLineAsync(workshop.Address, RunningWorkshop.Key, "tail", "--team", team);

        await workshop.RunAsync("log", "Ball", "--team", team);

        (await tail.EndsAsync()).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Foreign_text_cannot_steer_the_terminal()
    {
        var team = workshop.NewTeam();
        await workshop.RunAsync("log", "[red]Ball[/]", "--team", team, "--notes", "first\nsecond\u202Ereversed");

        var line = await WorkshopProcess.StartForOneLineAsync(workshop.Address, RunningWorkshop.Key, "tail", "--team", team);

        await using (line)
            line.Output.Single().ShouldEndWith("1 × [red]Ball[/] completed  first second·reversed");
    }
}
