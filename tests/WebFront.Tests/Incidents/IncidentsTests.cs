namespace Workshop.WebFront.Tests.Incidents;

public sealed class IncidentsTests : IAsyncLifetime
{
    private const string Incidents = "/api/v1/incidents";

    private readonly TestWorkshop _workshop = new();
    private readonly HttpClient _client;

    public IncidentsTests() => _client = _workshop.Admin();

    public async ValueTask InitializeAsync()
    {
        _workshop.Clock.Set(DateTimeOffset.Parse("2026-12-18T12:00:00+01:00", provider: null));
        var answer = await _client.PostAsync("""
            [{"team":"Filbert","type":"paint.error","timestamp":"2026-12-18T09:00:00+01:00"},
             {"team":"Greta","type":"paint.error","timestamp":"2026-12-18T09:05:00+01:00"},
             {"team":"Greta","type":"paint.fixed","timestamp":"2026-12-18T09:30:00+01:00"},
             {"team":"Filbert","type":"saw.crash","feature":"wood","timestamp":"2026-12-18T10:00:00+01:00"}]
            """);
        answer.Number("accepted").ShouldBe(4);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task Incidents_are_listed_the_last_opened_first()
    {
        var list = (await _client.ReadAsync(Incidents)).Json;

        list[0].GetProperty("id").GetString()!.Length.ShouldBe(20);
        Without(list[0], "id").ShouldBe(
            """{"feature":"wood","type":"saw.crash","state":"open","openedAt":"2026-12-18T09:00:00.000Z","lastSeenAt":"2026-12-18T09:00:00.000Z","acknowledgedAt":null,"resolvedAt":null,"seconds":null,"errors":1}""");
        Without(list[1], "id").ShouldBe(
            """{"feature":"paint","type":"paint.error","state":"resolved","openedAt":"2026-12-18T08:00:00.000Z","lastSeenAt":"2026-12-18T08:05:00.000Z","acknowledgedAt":null,"resolvedAt":"2026-12-18T08:30:00.000Z","seconds":1800,"errors":2}""");
    }

    [Theory]
    [InlineData("?state=open", "saw.crash")]
    [InlineData("?state=open,resolved", "saw.crash paint.error")]
    [InlineData("?state=resolved&feature=paint&type=paint.error", "paint.error")]
    [InlineData("?feature=nothing", "")]
    public async Task A_list_is_narrowed(string query, string types) =>
        string.Join(' ', (await _client.ReadAsync(Incidents + query)).Json.EnumerateArray().Select(incident => incident.GetProperty("type").GetString())).ShouldBe(types);

    [Fact]
    public async Task A_list_goes_on_behind_its_link()
    {
        var first = await _client.ReadAsync(Incidents + "?limit=1");
        var link = first.Headers.GetValues("Link").ShouldHaveSingleItem();
        link.ShouldEndWith("; rel=\"next\"");

        var second = await _client.ReadAsync(link[1..link.IndexOf('>')]);

        second.Json[0].GetProperty("type").GetString().ShouldBe("paint.error");
        second.Headers.Contains("Link").ShouldBeFalse();
    }

    [Theory]
    [InlineData("?state=broken")]
    [InlineData("?limit=0")]
    [InlineData("?cursor=x")]
    [InlineData("?colour=red")]
    public async Task What_is_wrong_with_a_query_is_said(string query) =>
        (await _client.ReadAsync(Incidents + query)).Code.ShouldBe("query.invalid");

    [Fact]
    public async Task A_person_acknowledges_resolves_and_reopens_with_a_note()
    {
        var path = await SawAsync();

        (await ActAsync(path, "acknowledge", """{"note":"Sägeblatt bestellt"}""")).GetProperty("state").GetString().ShouldBe("acknowledged");
        _workshop.Clock.Set(DateTimeOffset.Parse("2026-12-18T12:30:00+01:00", provider: null));
        (await ActAsync(path, "resolve", "")).GetProperty("resolvedAt").GetString()!.ShouldStartWith("2026-12-18T11:30:");
        (await ActAsync(path, "reopen", """{"note":null}""")).GetProperty("state").GetString().ShouldBe("open");

        var incident = (await _client.ReadAsync(path)).Json;
        incident.GetProperty("history").EnumerateArray().Select(step => Without(step, "at")).ShouldBe(
        [
            """{"what":"acknowledged","person":"bootstrap","fix":null,"note":"Sägeblatt bestellt"}""",
            """{"what":"resolved","person":"bootstrap","fix":null,"note":null}""",
            """{"what":"reopened","person":"bootstrap","fix":null,"note":null}""",
        ]);
        (await _client.ReadAsync("/api/v1/dashboard")).Json.GetProperty("fixStats").GetProperty("rate").GetDouble().ShouldBe(50);
    }

    [Fact]
    public async Task What_does_not_fit_the_state_is_refused()
    {
        var path = await SawAsync();

        (await _client.PostAsync("", path + "/reopen")).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(HttpStatusCode.Conflict), answer => answer.Code.ShouldBe("incident.state"));
    }

    [Theory]
    [InlineData("""{"note":5}""", HttpStatusCode.BadRequest, "json.malformed")]
    [InlineData("""["note"]""", HttpStatusCode.BadRequest, "json.malformed")]
    [InlineData("{\"note\":\"a\\u0007b\"}", HttpStatusCode.UnprocessableEntity, "note.invalid")]
    [InlineData("{\"note\":\"\\ud800\"}", HttpStatusCode.BadRequest, "json.malformed")]
    public async Task A_note_that_cannot_be_kept_changes_nothing(string body, HttpStatusCode status, string code)
    {
        var path = await SawAsync();

        (await _client.PostAsync(body, path + "/resolve")).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(status), answer => answer.Code.ShouldBe(code));
        (await _client.ReadAsync(path)).Json.GetProperty("state").GetString().ShouldBe("open");
    }

    [Fact]
    public async Task A_note_may_have_2000_characters_and_no_more()
    {
        var path = await SawAsync();

        (await _client.PostAsync($$"""{"note":"{{new string('ß', 2001)}}"}""", path + "/resolve")).Code.ShouldBe("note.invalid");
        (await _client.PostAsync($$"""{"note":"{{new string('ß', 2000)}}"}""", path + "/resolve", "text/plain")).Code.ShouldBe("media_type.unsupported");
        (await ActAsync(path, "resolve", $$"""{"note":"{{new string('ß', 2000)}}"}""")).GetProperty("state").GetString().ShouldBe("resolved");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0000000000-000000000")]
    public async Task What_there_is_not_is_not_found(string id)
    {
        (await _client.ReadAsync($"{Incidents}/{id}")).Code.ShouldBe("not_found");
        (await _client.PostAsync("", $"{Incidents}/{id}/resolve")).Code.ShouldBe("not_found");
    }

    [Fact]
    public async Task A_reader_sees_incidents_and_changes_nothing()
    {
        var path = await SawAsync();
        var reader = await _workshop.ClientAsync(Scopes.Read);

        (await reader.ReadAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var step in (string[])["acknowledge", "resolve", "reopen"])
            (await reader.PostAsync("", $"{path}/{step}")).ShouldSatisfyAllConditions(
                answer => answer.Status.ShouldBe(HttpStatusCode.Forbidden), answer => answer.Code.ShouldBe("scope.missing"));
        (await (await _workshop.ClientAsync(Scopes.Operate)).PostAsync("", path + "/acknowledge")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_log_finds_the_errors_of_an_incident()
    {
        var found = await _client.ReadAsync(
            "/production/log?feature=paint&type=paint.error&counts=errors&since=2026-12-18T08:00:00.000Z&until=2026-12-18T08:04:59.999Z");

        found.Json.EnumerateArray().ShouldHaveSingleItem().GetProperty("team").GetString().ShouldBe("Filbert");
        (await _client.ReadAsync("/production/log?since=yesterday")).Code.ShouldBe("query.invalid");
    }

    private async Task<string> SawAsync() =>
        $"{Incidents}/{(await _client.ReadAsync(Incidents + "?feature=wood")).Json[0].GetProperty("id").GetString()}";

    private async Task<JsonElement> ActAsync(string path, string step, string body)
    {
        var answer = await _client.PostAsync(body, $"{path}/{step}");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    private static string Without(JsonElement incident, string member) =>
        "{" + string.Join(',', incident.EnumerateObject().Where(property => property.Name != member).Select(property => property.ToString())) + "}";
}
