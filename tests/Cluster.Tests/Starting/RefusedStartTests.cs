using Npgsql;
using Shouldly;
using Workshop.Cluster.Tests.Processes;
using Workshop.Support;
using Xunit;

namespace Workshop.Cluster.Tests.Starting;

/// <summary>A process that does not belong to the cluster says so and ends, and has touched nothing.</summary>
public sealed class RefusedStartTests : IAsyncLifetime
{
    private const string Key = "refused-start-0123456789";

    private string _database = "";
    private Member? _running;

    public static bool NoPostgres => PostgresServer.SkipReason is not null;

    public async ValueTask InitializeAsync()
    {
        if (NoPostgres)
            return;
        _database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        _running = new Member(Member.Options(_database, Key, "all"));
        await _running.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
            await _running.DisposeAsync();
    }

    [Fact(Skip = "PostgreSQL is missing", SkipWhen = nameof(NoPostgres))]
    public async Task Who_does_not_belong_to_a_running_cluster_is_refused_with_the_reason()
    {
        var before = await FingerprintAsync();
        await IsRefusedAsync("belongs to the cluster 'workshop' of the service 'workshop'", ("Workshop:Cluster:ServiceId", "toys"));
        await IsRefusedAsync("belongs to the cluster 'workshop' of the service 'workshop'", ("Workshop:Cluster:ClusterId", "second"));
        await IsRefusedAsync("counts days in the time zone 'Europe/Berlin'", ("Workshop:TimeZone", "America/New_York"));
        (await FingerprintAsync()).ShouldBe(before);
    }

    [Fact(Skip = "PostgreSQL is missing", SkipWhen = nameof(NoPostgres))]
    public async Task A_program_that_is_older_than_the_cluster_is_refused_with_the_reason()
    {
        await _running!.StopAsync();
        await ChangeAsync("UPDATE workshop_cluster.cluster SET wire_version = 1000");
        var before = await FingerprintAsync();
        await IsRefusedAsync("speaks wire version 1000");
        (await FingerprintAsync()).ShouldBe(before);

        await ChangeAsync("UPDATE workshop_cluster.cluster SET wire_version = 1; UPDATE workshop_cluster.version SET version = 1000");
        await IsRefusedAsync("The cluster's tables have version 1000");

        await ChangeAsync("UPDATE workshop_cluster.version SET version = 1; UPDATE workshop.meta SET value = '1000' WHERE key = 'schema.version'");
        await IsRefusedAsync("schema version 1000");
    }

    [Fact(Skip = "PostgreSQL is missing", SkipWhen = nameof(NoPostgres))]
    public async Task A_second_workshop_in_a_schema_of_its_own_is_a_cluster_of_its_own()
    {
        await using var second = new Member(Member.Options(
            $"{_database};Search Path=toys", Key, "all", ("Workshop:Cluster:ServiceId", "toys"), ("Workshop:Cluster:ClusterId", "toys")));
        await second.StartAsync();
        using var client = new HttpClient { BaseAddress = second.Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        var view = await client.GetStringAsync("api/v1/cluster");
        view.ShouldContain("\"clusterId\":\"toys\"");
        System.Text.RegularExpressions.Regex.Count(view, "\"active\"").ShouldBe(1);
    }

    [Fact]
    public async Task Settings_that_make_no_sense_are_all_named()
    {
        var console = await RefusalAsync("sqlite", ("Workshop:Cluster:Address", "here"), ("Workshop:Cluster:ServiceId", "a b"));
        console.ShouldContain("Workshop:Storage must be a PostgreSQL connection string in a cluster");
        console.ShouldContain("Workshop:Cluster:Address");
        console.ShouldContain("Workshop:Cluster:ServiceId");
    }

    private async Task IsRefusedAsync(string reason, params IReadOnlyList<(string Name, string Value)> settings) =>
        (await RefusalAsync(_database, settings)).ShouldContain(reason);

    private static async Task<string> RefusalAsync(string database, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var options = Member.Options(database, Key, "all", [.. settings.Where(static setting => setting.Name != "Workshop:TimeZone")]);
        if (settings.FirstOrDefault(static setting => setting.Name == "Workshop:TimeZone").Value is { } zone)
            options = options with { TimeZone = zone };
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => WebFrontProcess.StartAsync(options));
        refused.Message.ShouldContain("ended with 1");
        return refused.Message;
    }

    private async Task ChangeAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What a process that is refused could have changed.</summary>
    private async Task<string> FingerprintAsync()
    {
        const string Sql =
            """
            SELECT (SELECT string_agg(c::text, ' ') FROM workshop_cluster.cluster c)
              || (SELECT string_agg(m.key || m.value, ' ' ORDER BY m.key) FROM workshop.meta m)
              || (SELECT count(*) FROM workshop_cluster.silo)
              || (SELECT string_agg(n.nspname, ' ' ORDER BY n.nspname) FROM pg_namespace n)
            """;
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
