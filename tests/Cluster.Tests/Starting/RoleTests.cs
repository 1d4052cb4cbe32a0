using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Workshop.Cluster.Tests.Processes;
using Workshop.Support;
using Xunit;

namespace Workshop.Cluster.Tests.Starting;

/// <summary>A silo that serves nobody, and a front that holds nothing.</summary>
public sealed class RoleTests : IAsyncLifetime
{
    private const string Key = "roles-0123456789abcdef";

    private Member? _silo;
    private Member? _front;

    public static bool NoPostgres => PostgresServer.SkipReason is not null;

    public async ValueTask InitializeAsync()
    {
        if (NoPostgres)
            return;
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        _silo = new Member(Member.Options(database, Key, "silo"));
        _front = new Member(Member.Options(database, Key, "front"));
        // Whichever is there first waits for the other.
        await Task.WhenAll(_front.StartAsync(), _silo.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in (Member?[])[_front, _silo])
        {
            if (member is not null)
                await member.DisposeAsync();
        }
    }

    [Fact(Skip = "PostgreSQL is missing", SkipWhen = nameof(NoPostgres))]
    public async Task A_front_keeps_its_browsers_while_its_silo_is_gone_and_goes_on_with_the_next()
    {
        using var client = Client(_front!);
        await PostAsync(client, "a");
        await using var dashboard = await DashboardWatch.ConnectAsync(_front!, Key);
        await dashboard.FollowsToAsync(1);

        await _silo!.KillAsync();
        await Eventually.BecomesTrueAsync(
            async () => (await client.GetAsync("health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable, "the front to be not ready");
        dashboard.IsConnected.ShouldBeTrue();

        await _silo.StartAsync();
        await Eventually.BecomesTrueAsync(async () => (await client.GetAsync("health/ready")).IsSuccessStatusCode, "the front to be ready");
        await PostAsync(client, "b");
        await dashboard.FollowsToAsync(2);
        dashboard.IsConnected.ShouldBeTrue();
        dashboard.HasGap.ShouldBeFalse();
    }

    [Fact(Skip = "PostgreSQL is missing", SkipWhen = nameof(NoPostgres))]
    public async Task A_silo_alone_tells_its_health_and_nothing_else()
    {
        using var client = Client(_silo!);
        (await client.GetAsync("health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("api/v1/dashboard")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("production/log")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var front = Client(_front!);
        var cluster = await front.GetFromJsonAsync<JsonElement>("api/v1/cluster");
        cluster.GetProperty("silos").GetArrayLength().ShouldBe(1);
        (await front.GetStringAsync("api/v1/settings")).ShouldContain("""{"name":"Workshop:Cluster:Role","value":"Front","default":"All",""");
    }

    private static HttpClient Client(Member member)
    {
        var client = new HttpClient { BaseAddress = member.Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        return client;
    }

    private static async Task PostAsync(HttpClient client, string id)
    {
        using var answer = await client.PostAsJsonAsync("production/log", new { team = "Filbert", item = "Kreisel", id });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
