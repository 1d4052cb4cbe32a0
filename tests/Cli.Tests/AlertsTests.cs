namespace Workshop.Cli.Tests;

public sealed class AlertsTests(RunningWorkshop workshop) : IClassFixture<RunningWorkshop>
{
    [Fact]
    public async Task A_test_is_sent_and_listed()
    {
        var sent = await workshop.RunAsync("alerts", "test");
        sent.ExitCode.ShouldBe(0, sent.Errors);
        sent.Output.ShouldContain("browser");

        var listed = await Eventually.GetAsync(
            async () => await workshop.RunAsync("alerts", "list") is var list && list.Output.Contains("browser: sent", StringComparison.Ordinal) ? list : null, "the test to be sent");
        listed.Output.ShouldContain("A test, sent by bootstrap");

        var json = (await workshop.RunAsync("alerts", "list", "--limit", "1", "--json")).Json;
        json[0].GetProperty("alert").GetProperty("kind").GetString().ShouldBe("test");
    }

    [Fact]
    public async Task A_critical_error_is_listed_and_rehearsed()
    {
        (await workshop.RunAsync("log", "--type", "saw.crash", "--team", workshop.NewTeam())).ExitCode.ShouldBe(0);
        await Eventually.BecomesTrueAsync(
            async () => (await workshop.RunAsync("alerts", "list")).Output.Contains("saw.crash", StringComparison.Ordinal), "the alert");

        var told = await workshop.RunAsync("alerts", "rehearse");
        told.ExitCode.ShouldBe(0, told.Errors);
        told.Output.ShouldContain("Critical error “saw.crash” in saw");
        (await workshop.RunAsync("alerts", "rehearse", "--json")).Json.GetProperty("kinds").GetProperty("critical_error").GetInt32().ShouldBeGreaterThan(0);
        (await workshop.RunAsync("alerts", "rehearse", "--from", "yesterday")).ExitCode.ShouldBe(1);
    }
}
