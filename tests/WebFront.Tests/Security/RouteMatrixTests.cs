using Workshop.WebFront.Security;

namespace Workshop.WebFront.Tests.Security;

/// <summary>Every role on every route, denials included. The routes are those of the running service.</summary>
public sealed class RouteMatrixTests(SharedWorkshop shared) : IClassFixture<SharedWorkshop>
{
    private readonly IReadOnlyList<EveryRoute> _routes = EveryRoute.Of(shared.Workshop);

    public static TheoryData<Scopes> Roles =>
        [Scopes.None, Scopes.Ingest, Scopes.Read, Scopes.Operate, Scopes.Admin, Scopes.Ingest | Scopes.Read, Scopes.Ingest | Scopes.Operate];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_gets_what_it_may_and_nothing_else(Scopes role)
    {
        var client = await shared.Workshop.ClientAsync(role);
        foreach (var route in _routes.Where(route => route.Needs is not null))
        {
            var (status, code) = await AskAsync(client, route);
            if (May(role, route.Needs))
                status.ShouldNotBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden], $"{role} on {route}: {code}");
            else
                (status, code).ShouldBe((HttpStatusCode.Forbidden, "scope.missing"), $"{role} on {route}");
        }
    }

    [Fact]
    public async Task Without_a_key_that_works_nothing_is_answered_that_needs_one()
    {
        var workshop = shared.Workshop;
        var revoked = await workshop.KeyAsync(Scopes.Admin);
        var ring = (KeyRing)workshop.Services.GetService(typeof(KeyRing))!;
        await ring.RemoveAsync(ring.Find(revoked)!.Id, default);
        var expired = await workshop.KeyAsync(Scopes.Admin, expires: workshop.Clock.GetUtcNow().AddSeconds(-1));
        var clients = new Dictionary<string, HttpClient>
        {
            ["no key"] = workshop.Stranger(),
            ["a wrong key"] = workshop.ClientWith("wsk_wrong"),
            ["a revoked key"] = workshop.ClientWith(revoked),
            ["an expired key"] = workshop.ClientWith(expired),
        };

        foreach (var (what, client) in clients)
        {
            foreach (var route in _routes.Where(route => route.Needs is not null))
            {
                var expected = what == "no key" ? "key.missing" : "key.invalid";
                (await AskAsync(client, route)).ShouldBe((HttpStatusCode.Unauthorized, expected), $"{what} on {route}");
            }
        }
    }

    [Fact]
    public async Task What_is_open_to_anyone_asks_nobody_for_a_key()
    {
        foreach (var route in _routes.Where(route => route.Needs is null))
            (await AskAsync(shared.Workshop.Stranger(), route)).Code.ShouldNotBeOneOf(["key.missing", "scope.missing"], route.ToString());
    }

    [Fact]
    public async Task No_route_that_writes_takes_a_session_from_another_site()
    {
        var browser = shared.Workshop.Browser();
        await browser.PostAsync(JsonSerializer.Serialize(new { key = TestWorkshop.AdminKey }), "/api/v1/session");
        browser.DefaultRequestHeaders.Remove("Origin");
        foreach (var origin in (string?[])[null, "http://evil.example"])
        {
            foreach (var route in _routes.Where(route => route.Writes && route.Needs is not null))
            {
                (await AskAsync(browser, route, origin)).ShouldBe((HttpStatusCode.Forbidden, "origin.forbidden"), $"{origin} on {route}");
            }
        }
    }

    [Fact]
    public void Who_may_only_read_can_write_nothing() =>
        _routes.Where(route => route.Writes && route.Needs == Scopes.Read).Select(route => route.Pattern).Distinct()
            .ShouldBe(["/hubs/workshop/negotiate", "/hubs/workshop"], ignoreOrder: true);

    [Theory]
    [InlineData("/api/v1/keys")]
    [InlineData("/api/v1/audit")]
    [InlineData("/api/v1/settings")]
    [InlineData("/api/admin/backup")]
    [InlineData("/api/v1/admin/backup")]
    public void What_admins_see_is_for_admins_alone(string path) =>
        _routes.Where(route => route.Pattern.StartsWith(path, StringComparison.Ordinal)).ShouldAllBe(route => route.Needs == Scopes.Admin);

    [Fact]
    public void There_are_routes() => _routes.Count.ShouldBeGreaterThan(25);

    /// <summary>docs/api.md: admin may everything, operate what read may.</summary>
    private static bool May(Scopes role, Scopes? needed) =>
        role.HasFlag(Scopes.Admin)
        || role.HasFlag(needed!.Value)
        || (needed == Scopes.Read && role.HasFlag(Scopes.Operate));

    /// <summary>The head of the answer: streams have no end.</summary>
    private static async Task<(HttpStatusCode Status, string? Code)> AskAsync(HttpClient client, EveryRoute route, string? origin = null)
    {
        using var request = route.Request();
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return (response.StatusCode, null);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("code").GetString());
    }
}
