using Workshop.WebFront.Tests.Security;

namespace Workshop.WebFront.Tests.OpenApi;

public sealed class OpenApiTests(SharedWorkshop shared) : IClassFixture<SharedWorkshop>
{
    [Fact]
    public async Task The_service_describes_all_its_routes_to_anyone()
    {
        var document = (await shared.Workshop.Stranger().ReadAsync("/openapi/v1.json")).Json;

        var paths = document.GetProperty("paths").EnumerateObject().SelectMany(
            path => path.Value.EnumerateObject().Select(operation => $"{operation.Name} {path.Name}"));
        var routes = EveryRoute.Of(shared.Workshop)
            .Where(route => route.Pattern.StartsWith("/api/", StringComparison.Ordinal) || route.Pattern.StartsWith("/production/", StringComparison.Ordinal))
            .Select(route => $"{route.Method.ToLowerInvariant()} {route.Pattern}").ToList();
        routes.Count.ShouldBeGreaterThan(20);
        paths.ShouldBe(routes, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_operation_says_what_it_answers_and_which_key_it_needs()
    {
        var document = (await shared.Workshop.Stranger().ReadAsync("/openapi/v1.json")).Json;

        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var open = path.Name is "/api/v1/session" or "/api/v1/claim";
                operation.Value.TryGetProperty("summary", out _).ShouldBeTrue(path.Name);
                operation.Value.GetProperty("responses").EnumerateObject().Count().ShouldBe(2, path.Name);
                operation.Value.TryGetProperty("security", out _).ShouldBe(!open, path.Name);
                Parameters(operation.Value).ShouldBe(path.Name.Split('{', '}').Where((_, i) => i % 2 == 1), path.Name);
            }
        }
    }

    [Fact]
    public async Task An_entry_is_described_as_it_is_sent()
    {
        var schemas = (await shared.Workshop.Stranger().ReadAsync("/openapi/v1.json")).Json.GetProperty("components").GetProperty("schemas");

        var sent = schemas.GetProperty("EntryInput").GetProperty("properties");
        sent.GetProperty("item").GetProperty("maxLength").GetInt32().ShouldBe(200);
        sent.GetProperty("count").GetProperty("maximum").GetInt32().ShouldBe(1_000_000);
        schemas.GetProperty("EntryStatus").GetProperty("enum").EnumerateArray().Select(word => word.GetString()).ShouldContain("in_progress");
    }

    private static IEnumerable<string?> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "path").Select(parameter => parameter.GetProperty("name").GetString())
            : [];
}
