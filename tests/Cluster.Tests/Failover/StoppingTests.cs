using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Workshop.Cluster.Tests.Processes;
using Workshop.Support;
using Xunit;

namespace Workshop.Cluster.Tests.Failover;

/// <summary>Once, a silo that was stopped while the database was away took two minutes: its membership waits a minute, twice, to be written down as gone.</summary>
public sealed class StoppingTests
{
    private const string Key = "stopping-0123456789";

    public static bool NoPostgres => PostgresServer.SkipReason is not null;

    [Fact(Skip = "PostgreSQL is missing", SkipWhen = nameof(NoPostgres))]
    public async Task A_silo_that_is_stopped_while_the_database_is_away_gives_up_in_time_and_has_lost_nothing()
    {
        await using var database = await PostgresServer.StartNewAsync();
        var options = Member.Options(await database.CreateDatabaseAsync(), Key, "all", ("DOTNET_shutdownTimeoutSeconds", "1"));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{options.Port}") };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        await using (var silo = await WebFrontProcess.StartAsync(options))
        {
            using var answer = await client.PostAsJsonAsync("production/log", new { team = "Filbert", item = "Holzeisenbahn" });
            answer.EnsureSuccessStatusCode();
            await database.StopAsync();

            (await silo.StopAsync()).ShouldBe(1);
            await silo.LineWithAsync("Nothing that was acknowledged is lost");
        }

        await database.StartAsync();
        await using var again = await WebFrontProcess.StartAsync(options);
        var dashboard = await client.GetFromJsonAsync<JsonElement>("api/v1/dashboard");
        dashboard.GetProperty("errorStats").GetProperty("total").GetInt64().ShouldBe(1);
    }
}
