using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Tests.Live;

public sealed class HubTests : IAsyncLifetime
{
    private readonly TestWorkshop _workshop = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task Changes_applied_to_the_state_make_the_dashboard()
    {
        await using var hub = await HubClient.ConnectAsync(_workshop, TestWorkshop.AdminKey);
        var client = _workshop.Admin();
        await client.PostAsync("""{"team":"T","item":"before"}""");
        await hub.WatchAsync();

        for (var i = 0; i < 60; i++)
        {
            var answer = await client.PostAsync($$"""[{"team":"T{{i % 3}}","item":"a","feature":"f{{i % 5}}"},{"team":"T","type":"paint.{{(i % 4 == 0 ? "error" : "done")}}"}]""");
            answer.Number("accepted").ShouldBe(2);
        }

        await hub.FollowToAsync(121);
        var dashboard = (await client.ReadAsync("/api/v1/dashboard")).Json;
        foreach (var member in dashboard.EnumerateObject().Where(member => member.Name != "asOf"))
            JsonElement.DeepEquals(hub.Dashboard[member.Name], member.Value).ShouldBeTrue($"{member.Name}: {hub.Dashboard[member.Name]} is not {member.Value}");
    }

    [Fact]
    public async Task Taking_the_state_again_starts_anew_from_it()
    {
        await using var hub = await HubClient.ConnectAsync(_workshop, TestWorkshop.AdminKey);
        var client = _workshop.Admin();
        for (var i = 1; i <= 5; i++)
        {
            await hub.WatchAsync();
            await client.PostAsync("""{"team":"T","item":"a"}""");
            await hub.FollowToAsync(i);
        }

        hub.Dashboard["sequence"].GetInt64().ShouldBe(5);
    }

    [Fact]
    public async Task Many_dashboards_get_the_same()
    {
        var hubs = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => HubClient.ConnectAsync(_workshop, TestWorkshop.AdminKey)));
        await Task.WhenAll(hubs.Select(hub => hub.WatchAsync()));

        await _workshop.Admin().PostAsync("""{"team":"T","item":"a"}""");

        await Task.WhenAll(hubs.Select(hub => hub.FollowToAsync(1)));
        foreach (var hub in hubs)
            await hub.DisposeAsync();
    }

    [Theory]
    [InlineData(Scopes.Ingest)]
    [InlineData(Scopes.None)]
    public async Task Who_may_not_read_may_not_connect(Scopes scopes)
    {
        var key = await _workshop.KeyAsync(scopes);

        var refused = await Should.ThrowAsync<HttpRequestException>(() => HubClient.ConnectAsync(_workshop, key));

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_connection_ends_with_its_key()
    {
        var key = await _workshop.KeyAsync(Scopes.Read);
        await using var hub = await HubClient.ConnectAsync(_workshop, key);
        await hub.WatchAsync();
        var keys = _workshop.Services.GetRequiredService<KeyRing>();

        await keys.RemoveAsync(keys.Find(key)!.Id, default);
        await _workshop.Admin().PostAsync("""{"team":"T","item":"a"}""");

        await hub.ClosesAsync();
    }

    [Fact]
    public async Task A_method_that_does_not_exist_tells_nothing_of_the_inside()
    {
        await using var hub = await HubClient.ConnectAsync(_workshop, TestWorkshop.AdminKey);

        var refused = await Should.ThrowAsync<HubException>(() => hub.InvokeAsync("Nothing"));

        refused.Message.ShouldNotContain("   at ");
    }
}
