using Microsoft.Data.Sqlite;

namespace Workshop.Cli.Tests;

public sealed class VerifyTests
{
    [Fact]
    public async Task It_ends_with_0_only_if_every_figure_was_right()
    {
        using var data = new ScratchDirectory();
        await using (var service = await StartAsync(data))
        {
            (await RunAsync(service, "log", "Ball", "--team", "Filbert", "--count", "3")).ExitCode.ShouldBe(0);
            var proven = await RunAsync(service, "verify");
            proven.ExitCode.ShouldBe(0, proven.Output + proven.Errors);
            proven.Output.ShouldContain("1/1");
            proven.Output.ShouldContain("is what the log gives");
            proven.Output.ShouldContain("Proven: 1 equal, 0 repaired");
            await service.StopAsync();
        }

        await SpoilAsync(data);
        await using var again = await StartAsync(data);
        var spoiled = await RunAsync(again, "verify");
        spoiled.ExitCode.ShouldBe(1);
        spoiled.Output.ShouldContain("was not what the log gives, and was mended");
        spoiled.Output.ShouldContain("items 10 → 3");
        var mended = await RunAsync(again, "verify", "--json");
        mended.ExitCode.ShouldBe(0);
        mended.Json.GetProperty("summary").GetProperty("equal").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_day_that_is_none_is_refused_before_anything_is_sent_and_one_without_entries_by_the_service()
    {
        using var data = new ScratchDirectory();
        await using var service = await StartAsync(data);

        (await RunAsync(service, "verify", "--day", "yesterday")).ExitCode.ShouldBe(2);
        (await RunAsync(service, "verify", "--day", "2020-01-01")).ExitCode.ShouldBe(1);
    }

    private static Task<WebFrontProcess> StartAsync(ScratchDirectory data) =>
        WebFrontProcess.StartAsync(new WebFrontOptions { DataDirectory = data.Path, BootstrapKey = RunningWorkshop.Key });

    private static Task<Ending> RunAsync(WebFrontProcess service, params string[] arguments) =>
        WorkshopProcess.RunAsync(service.Address, RunningWorkshop.Key, input: null, arguments);

    private static async Task SpoilAsync(ScratchDirectory data)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data.Path, "workshop.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE cell SET items = 10";
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
