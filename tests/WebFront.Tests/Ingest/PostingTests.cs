using System.IO.Compression;
using System.Text.Encodings.Web;

namespace Workshop.WebFront.Tests.Ingest;

public sealed class PostingTests(SharedWorkshop shared) : IClassFixture<SharedWorkshop>
{
    private readonly HttpClient _client = shared.Workshop.Admin();
    private readonly string _team = shared.NewTeam();

    private string ForTeam => $"/production/log?team={UrlEncoder.Default.Encode(_team)}";

    [Fact]
    public async Task The_first_users_sample_works_as_it_stands()
    {
        const string sample = """
            [{"item":"Holzeisenbahn","count":4,"status":"completed","timestamp":"09:14","notes":"Leichte Überlackierung, Filbert verantwortlich"}]
            """;

        var answer = await _client.PostAsync(sample, ForTeam);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldBe("""{"accepted":1,"duplicates":0,"rejected":0,"errors":[],"warnings":[]}""");
        var entry = (await _client.ReadAsync(ForTeam)).Json[0];
        entry.GetProperty("item").GetString().ShouldBe("Holzeisenbahn");
        entry.GetProperty("count").GetInt32().ShouldBe(4);
        entry.GetProperty("type").GetString().ShouldBe("production.completed");
        entry.GetProperty("notes").GetString().ShouldBe("Leichte Überlackierung, Filbert verantwortlich");
    }

    [Fact]
    public async Task An_answered_entry_is_in_every_figure_and_in_the_log()
    {
        for (var entries = 1; entries <= 20; entries++)
        {
            (await _client.PostAsync("""{"item":"Kreisel"}""", ForTeam)).Number("accepted").ShouldBe(1);

            (await _client.ReadAsync(ForTeam)).Json.GetArrayLength().ShouldBe(entries);
            var team = await _client.ReadAsync($"/api/v1/teams/{Uri.EscapeDataString(_team)}");
            team.Json.GetProperty("total").GetProperty("entries").GetInt32().ShouldBe(entries);
            var dashboard = await _client.ReadAsync("/api/v1/dashboard");
            dashboard.Json.GetProperty("recentEvents").EnumerateArray().ShouldContain(
                recent => recent.GetProperty("team").GetString() == _team && recent.GetProperty("seq").GetInt32() == entries);
        }
    }

    [Theory]
    [InlineData("/production/log")]
    [InlineData("/api/v1/production/log")]
    public async Task Both_paths_take_entries(string path) =>
        (await _client.PostAsync($$"""{"team":"{{_team}}","item":"Kreisel"}""", path)).Number("accepted").ShouldBe(1);

    [Fact]
    public async Task NDJSON_has_an_entry_a_line()
    {
        var answer = await _client.PostAsync("{\"item\":\"a\"}\n{\"item\":\"b\"}\r\n\n{\"item\":\"c\"}", ForTeam, "application/x-ndjson");

        answer.Number("accepted").ShouldBe(3);
    }

    [Fact]
    public async Task Gzip_is_taken()
    {
        var answer = await _client.PostAsync(Gzip.Pack("""[{"item":"a"},{"item":"b"}]"""), ForTeam, encoding: "gzip");

        answer.Number("accepted").ShouldBe(2);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON;charset=\"UTF-8\"")]
    public async Task Media_types_are_read_as_HTTP_says(string contentType) =>
        (await _client.PostAsync("""{"item":"a"}""", ForTeam, contentType)).Number("accepted").ShouldBe(1);

    [Fact]
    public async Task The_same_id_counts_once_and_the_first_entry_stays()
    {
        var first = await _client.PostAsync("""{"id":"x-1","item":"first"}""", ForTeam);
        var again = await _client.PostAsync("""{"id":"x-1","item":"other","count":9}""", ForTeam);

        first.Number("accepted").ShouldBe(1);
        again.Number("duplicates").ShouldBe(1);
        again.Number("accepted").ShouldBe(0);
        var entries = (await _client.ReadAsync(ForTeam)).Json;
        entries.GetArrayLength().ShouldBe(1);
        entries[0].GetProperty("item").GetString().ShouldBe("first");
    }

    [Fact]
    public async Task Several_teams_in_one_request_are_stored_together()
    {
        string[] teams = [.. Enumerable.Range(0, 20).Select(_ => shared.NewTeam())];
        var body = JsonSerializer.Serialize(teams.Select(team => new { team, item = "Kreisel", id = "1" }));

        (await _client.PostAsync(body)).Number("accepted").ShouldBe(20);
        (await _client.PostAsync(body)).Number("duplicates").ShouldBe(20);
    }

    [Fact]
    public async Task Good_entries_are_kept_and_bad_ones_named()
    {
        var answer = await _client.PostAsync("""[{"item":"a"},{"item":"b","count":-1},{"item":"c","colour":"red"},{"item":""}]""", ForTeam);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Number("accepted").ShouldBe(2);
        answer.Number("rejected").ShouldBe(2);
        answer.ErrorCodes.ShouldBe(["count.range", "item.empty"]);
        var error = answer.Json.GetProperty("errors")[0];
        error.GetProperty("index").GetInt32().ShouldBe(1);
        error.GetProperty("pointer").GetString().ShouldBe("/1/count");
        answer.Json.GetProperty("warnings")[0].GetString()!.ShouldContain("colour");
    }

    [Fact]
    public async Task Strict_handling_keeps_all_or_nothing()
    {
        var answer = await _client.PostAsync("""[{"item":"a"},{"item":"b","count":-1}]"""u8.ToArray(), ForTeam, prefer: "respond-async, handling=strict");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Code.ShouldBe("entries.invalid");
        answer.ErrorCodes.ShouldBe(["count.range"]);
        answer.Headers.GetValues("Preference-Applied").ShouldBe(["handling=strict"]);
        (await _client.ReadAsync(ForTeam)).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task At_most_a_hundred_errors_are_listed_but_all_are_counted()
    {
        var answer = await _client.PostAsync($"[{string.Join(',', Enumerable.Repeat("{}", 250))}]", ForTeam);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.ErrorCodes.Length.ShouldBe(100);
        answer.Number("rejected").ShouldBe(250);
    }

    [Fact]
    public async Task An_empty_array_has_nothing_wrong_with_it()
    {
        var answer = await _client.PostAsync("[]", ForTeam);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Number("accepted").ShouldBe(0);
    }

    [Fact]
    public async Task A_bound_key_posts_for_its_team_and_no_other()
    {
        var client = await shared.Workshop.ClientAsync(Scopes.Ingest, _team);

        (await client.PostAsync("""{"item":"a"}""")).Number("accepted").ShouldBe(1);
        (await client.PostAsync("""{"item":"a"}""", ForTeam)).Number("accepted").ShouldBe(1);
        (await client.PostAsync("""{"item":"a"}""", "/production/log?team=Other")).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(HttpStatusCode.Forbidden),
            answer => answer.Code.ShouldBe("team.forbidden"));
        (await client.PostAsync("""{"item":"a","team":"Other"}""")).ErrorCodes.ShouldBe(["team.forbidden"]);
    }

    [Fact]
    public async Task A_large_batch_comes_back_whole()
    {
        var entries = Enumerable.Range(0, 20_000).Select(i => new { item = $"toy {i % 100}", count = i, id = $"id {i}" });
        var body = JsonSerializer.Serialize(entries);

        (await _client.PostAsync(Gzip.Pack(body, CompressionLevel.Fastest), ForTeam, encoding: "gzip")).Number("accepted").ShouldBe(20_000);
        var team = await _client.ReadAsync($"/api/v1/teams/{Uri.EscapeDataString(_team)}");
        team.Json.GetProperty("total").GetProperty("items").GetInt64().ShouldBe(20_000L * 19_999 / 2);
    }
}
