namespace Workshop.Cli.Tests;

public sealed class StressTests(RunningWorkshop workshop) : IClassFixture<RunningWorkshop>
{
    [Fact]
    public async Task Nothing_is_lost_or_counted_twice_and_no_real_figure_knows()
    {
        var before = (await workshop.RunAsync("top", "--json")).Json.GetProperty("sequence").GetInt64();

        var ending = await workshop.RunAsync("stress", "--rate", "50", "--seconds", "2", "--batch", "20", "--json");

        ending.ExitCode.ShouldBe(0, ending.Output + ending.Errors);
        var report = ending.Json;
        report.GetProperty("accepted").GetInt64().ShouldBe(2_000);
        report.GetProperty("stored").GetInt64().ShouldBe(2_000);
        report.GetProperty("counted").GetInt64().ShouldBe(2_000);
        report.GetProperty("lost").GetInt32().ShouldBe(0);
        report.GetProperty("duplicated").GetInt32().ShouldBe(0);
        report.GetProperty("errors").GetInt64().ShouldBe(0);
        foreach (var percentile in (string[])["p50", "p95", "p99", "max"])
            report.GetProperty(percentile).GetDouble().ShouldBeGreaterThan(0);
        (await workshop.RunAsync("top", "--json")).Json.GetProperty("sequence").GetInt64().ShouldBe(before);
    }

    [Fact]
    public async Task A_real_test_is_in_the_real_log()
    {
        var before = (await workshop.RunAsync("top", "--json")).Json.GetProperty("sequence").GetInt64();

        var ending = await workshop.RunAsync("stress", "--rate", "10", "--seconds", "1", "--batch", "3", "--teams", "2", "--real");

        ending.ExitCode.ShouldBe(0, ending.Output + ending.Errors);
        ending.Output.ShouldContain("30 entries in 10 requests");
        ending.Output.ShouldContain("in the real log");
        ending.Output.ShouldContain("lost 0   duplicated 0");
        (await workshop.RunAsync("top", "--json")).Json.GetProperty("sequence").GetInt64().ShouldBe(before + 30);
    }

    [Fact]
    public async Task A_host_that_is_not_named_as_ones_own_is_not_put_under_load()
    {
        var ending = await WorkshopProcess.RunAsync(new Uri("http://workshop.example.org"), RunningWorkshop.Key, input: null, "stress");

        ending.ExitCode.ShouldBe(2);
        ending.Errors.ShouldContain("--own workshop.example.org");
    }

    [Fact]
    public async Task What_is_lost_or_doubled_is_found_and_later_is_obeyed()
    {
        await using var liar = new LyingService();

        var ending = await WorkshopProcess.RunAsync(liar.Address, "any-key-0123456789", input: null, "stress", "--rate", "20", "--seconds", "1", "--batch", "2", "--teams", "1", "--json");

        ending.ExitCode.ShouldBe(1, ending.Errors);
        ending.Json.GetProperty("lost").GetInt32().ShouldBe(1);
        ending.Json.GetProperty("duplicated").GetInt32().ShouldBe(1);
        ending.Json.GetProperty("accepted").GetInt64().ShouldBe(40);
        ending.Json.GetProperty("shedShare").GetDouble().ShouldBe(Math.Round(100.0 / 21, 2));
        ending.Json.GetProperty("givenUp").GetInt32().ShouldBe(0);
        liar.IsRemoved.ShouldBeTrue();
    }
}
