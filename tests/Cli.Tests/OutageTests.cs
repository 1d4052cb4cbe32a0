using System.Globalization;

namespace Workshop.Cli.Tests;

/// <summary>The service goes away and comes back, and nothing is lost or counted twice.</summary>
public sealed class OutageTests(RunningWorkshop workshop) : IClassFixture<RunningWorkshop>
{
    [Fact]
    public async Task Lines_are_sent_again_until_they_are_answered()
    {
        var team = workshop.NewTeam();
        await using var process = WorkshopProcess.Start(workshop.Address, RunningWorkshop.Key, "log", "-", "--team", team, "--retries", "100");
        await process.SendAsync("{\"item\":\"Ball\"}\n");
        await Eventually.BecomesTrueAsync(async () => (await workshop.LogAsync(team)).Count == 1, "the first line in the log");

        await workshop.RestartAsync(async () =>
        {
            await process.SendAsync("{\"item\":\"Ball\"}\n{\"item\":\"Ball\"}\n");
            await process.SaysAsync("Trying again in");
        });
        process.EndInput();
        var ending = await process.EndsAsync();

        ending.ExitCode.ShouldBe(0, ending.Errors);
        ending.Output.ShouldContain("logged already, 0 refused");
        NumbersIn(ending.Output).Take(2).Sum().ShouldBe(3, "an entry whose answer was cut off is known when it is sent again: " + ending.Output);
        (await workshop.LogAsync(team)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_tail_comes_back_and_shows_each_entry_once()
    {
        var team = workshop.NewTeam();
        await workshop.RunAsync("log", "Erster", "--team", team);
        await using var tail = WorkshopProcess.Start(workshop.Address, RunningWorkshop.Key, "tail", "--team", team);
        await tail.WritesAsync("Erster");

        await workshop.RestartAsync(() => tail.SaysAsync("The connection was lost"));
        await workshop.RunAsync("log", "Zweiter", "--team", team);
        await tail.WritesAsync("Zweiter");
        await workshop.RunAsync("log", "Dritter", "--team", team);
        await tail.WritesAsync("Dritter");

        tail.Interrupt();
        var ending = await tail.EndsAsync();
        ending.ExitCode.ShouldBe(0);
        ending.Output.Split('\n').Select(line => line.Split("× ")[1].Split(' ')[0]).ShouldBe(["Erster", "Zweiter", "Dritter"]);
    }

    private static IEnumerable<int> NumbersIn(string text) =>
        text.Split(' ').Where(static word => word.All(char.IsAsciiDigit)).Select(static word => int.Parse(word, CultureInfo.InvariantCulture));
}
