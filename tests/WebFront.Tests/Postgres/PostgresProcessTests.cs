using Npgsql;

namespace Workshop.WebFront.Tests.Postgres;

/// <summary>The embedded service on PostgreSQL, as a real process on a real server.</summary>
public sealed class PostgresProcessTests : IDisposable
{
    private const string Key = "postgres-tests-0123456789";

    private readonly ScratchDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Entries_are_counted_and_are_all_there_after_a_restart()
    {
        var storage = await (await SharedServerAsync()).CreateDatabaseAsync();
        await using (var service = await StartAsync(storage))
        {
            using var client = Client(service);
            for (var i = 0; i < 20; i++)
                (await client.PostAsync($$"""[{"team":"T{{i % 3}}","item":"a","count":2,"id":"{{i}}"},{"team":"T{{i % 3}}","type":"paint.error","id":"e{{i}}"}]""")).Number("accepted").ShouldBe(2);
            (await service.StopAsync()).ShouldBe(0);
        }

        await using var again = await StartAsync(storage);
        using var reader = Client(again);
        var dashboard = (await reader.ReadAsync("/api/v1/dashboard")).Json;
        dashboard.GetProperty("sequence").GetInt32().ShouldBe(40);
        dashboard.GetProperty("errorStats").GetProperty("count").GetInt32().ShouldBe(20);
        (await reader.ReadAsync("/production/log?limit=100")).Json.GetArrayLength().ShouldBe(40);
        (await reader.ReadAsync("/api/v1/daily-stats")).Json.EnumerateArray().Sum(row => row.GetProperty("items").GetInt32()).ShouldBe(40);
        (await reader.PostAsync("""{"team":"T0","item":"a","id":"0"}""")).Number("duplicates").ShouldBe(1);
        again.Console.ShouldNotContain(line => line.Contains("warn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stopped_database_makes_posts_wait_and_a_started_one_takes_them()
    {
        SkipWithoutServer();
        await using var server = await PostgresServer.StartNewAsync();
        await using var service = await StartAsync(await server.CreateDatabaseAsync());
        using var client = Client(service);
        (await client.PostAsync("""{"team":"T","item":"a","id":"1"}""")).Number("accepted").ShouldBe(1);

        await server.StopAsync();
        var refused = await client.PostAsync("""{"team":"T","item":"a","id":"2"}""");
        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Code.ShouldBe("storage.unavailable");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        var unready = await Eventually.GetAsync(
            async () => await client.ReadAsync("/health/ready") is { Status: HttpStatusCode.ServiceUnavailable } answer ? answer : null,
            "the service to say that it is not ready");
        unready.Json.GetProperty("checks")[0].GetProperty("detail").GetString().ShouldBe("The database server cannot be reached.");
        (await client.ReadAsync("/api/v1/dashboard")).Json.GetProperty("sequence").GetInt32().ShouldBe(1);

        await server.StartAsync();
        await Eventually.BecomesTrueAsync(
            async () => (await client.PostAsync("""{"team":"T","item":"a","id":"2"}""")).Status == HttpStatusCode.OK,
            "posts to be taken again");
        await Eventually.BecomesTrueAsync(
            async () => (await client.ReadAsync("/health/ready")).Status == HttpStatusCode.OK,
            "the service to be ready again");
        (await client.ReadAsync("/api/v1/teams/T")).Json.GetProperty("total").GetProperty("entries").GetInt32().ShouldBe(2);
        (await client.ReadAsync("/production/log")).Json.GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_second_service_on_the_same_database_ends_and_says_so()
    {
        var storage = await (await SharedServerAsync()).CreateDatabaseAsync();
        await using var first = await StartAsync(storage);

        var ended = await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(storage));

        ended.Message.ShouldContain("ended with 1");
        ended.Message.ShouldContain("already in use");
        ended.Message.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_never_shown()
    {
        SkipWithoutServer();
        await using var server = await PostgresServer.StartNewAsync();
        await server.RequirePasswordsAsync();
        var storage = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Password = "geheim-0815" };

        var ended = await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(storage.ConnectionString));

        ended.Message.ShouldContain("ended with 1");
        ended.Message.ShouldContain("password authentication failed");
        ended.Message.ShouldNotContain("geheim");
        ended.Message.ShouldNotContain("   at ");
    }

    private static void SkipWithoutServer() => Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");

    private static Task<PostgresServer> SharedServerAsync()
    {
        SkipWithoutServer();
        return PostgresServer.SharedAsync();
    }

    private Task<WebFrontProcess> StartAsync(string storage) => WebFrontProcess.StartAsync(new WebFrontOptions
    {
        DataDirectory = _data.Path,
        BootstrapKey = Key,
        Settings = [("Workshop:Storage", storage)],
    });

    private static HttpClient Client(WebFrontProcess service)
    {
        var client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        return client;
    }
}
