using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Tests.Security;

public sealed class AccessTests(SharedWorkshop shared) : IClassFixture<SharedWorkshop>
{
    [Fact]
    public void Every_route_says_who_may_use_it()
    {
        var routes = shared.Workshop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        routes.Count.ShouldBeGreaterThan(15);
        foreach (var route in routes)
            (route.Metadata.GetMetadata<RequiredScope>() is not null).ShouldNotBe(route.Metadata.GetMetadata<OpenToAnyone>() is not null, route.RoutePattern.RawText);
    }

    [Fact]
    public void Only_these_routes_are_open_to_anyone()
    {
        var open = shared.Workshop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<OpenToAnyone>() is not null)
            .Select(route => route.RoutePattern.RawText!.TrimEnd('/')).Distinct().Order(StringComparer.Ordinal);

        open.ShouldBe(["/api/v1/claim", "/api/v1/session", "/health/live", "/health/ready", "/openapi/{documentName}.json"]);
    }

    [Theory]
    [InlineData("Bearer {0}")]
    [InlineData("bearer  {0} ")]
    public async Task A_key_may_come_as_a_bearer_token(string authorization)
    {
        var client = shared.Workshop.Stranger();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", string.Format(null, authorization, TestWorkshop.AdminKey));

        (await client.ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Authorization", "Basic dXNlcjpwYXNz")]
    [InlineData("Authorization", "Bearer")]
    [InlineData("Authorization", "Bearer x")]
    [InlineData("X-TS-APIKEY", "x")]
    public async Task Other_credentials_are_wrong(string header, string value)
    {
        var client = shared.Workshop.Stranger();
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, value).ShouldBeTrue();

        (await client.ReadAsync("/api/v1/teams")).Code.ShouldBe("key.invalid");
    }

    [Fact]
    public async Task An_endless_key_is_wrong() =>
        (await shared.Workshop.ClientWith(new string('k', 5_000)).ReadAsync("/api/v1/teams")).Code.ShouldBe("key.invalid");

    [Fact]
    public async Task A_key_stops_working_when_it_expires()
    {
        await using var workshop = new TestWorkshop();
        var client = workshop.ClientWith(await workshop.KeyAsync(Scopes.Read, expires: workshop.Clock.GetUtcNow().AddHours(1)));

        (await client.ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);
        workshop.Clock.Advance(TimeSpan.FromHours(1));
        (await client.ReadAsync("/api/v1/teams")).Code.ShouldBe("key.invalid");
    }

    [Fact]
    public async Task A_key_that_was_removed_stops_working_at_once()
    {
        var key = await shared.Workshop.KeyAsync(Scopes.Read);
        var client = shared.Workshop.ClientWith(key);
        (await client.ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);
        var keys = shared.Workshop.Services.GetRequiredService<KeyRing>();

        await keys.RemoveAsync(keys.Find(key)!.Id, default);

        (await client.ReadAsync("/api/v1/teams")).Code.ShouldBe("key.invalid");
    }

    [Fact]
    public async Task Keys_rest_only_as_their_hashes()
    {
        await using var workshop = new TestWorkshop();
        var key = await workshop.KeyAsync(Scopes.Read);
        var stored = (await workshop.Services.GetRequiredService<IKeyStore>().ListAsync()).Single(stored => stored.Scopes == Scopes.Read);

        stored.Hash.ToArray().ShouldBe(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        foreach (var file in Directory.EnumerateFiles(workshop.DataDirectory, "workshop.db*"))
            Contains(file, key).ShouldBeFalse(file);
    }

    private static bool Contains(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
