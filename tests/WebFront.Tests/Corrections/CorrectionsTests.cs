namespace Workshop.WebFront.Tests.Corrections;

public sealed class CorrectionsTests : IAsyncLifetime
{
    private const string Corrections = "/api/v1/corrections";

    private readonly TestWorkshop _workshop = new();
    private readonly HttpClient _client;

    public CorrectionsTests() => _client = _workshop.Admin();

    public async ValueTask InitializeAsync()
    {
        _workshop.Clock.Set(DateTimeOffset.Parse("2026-12-18T12:00:00+01:00", provider: null));
        var answer = await _client.PostAsync("""
            [{"team":"Filbert","item":"Kreisel","count":4,"feature":"paint","timestamp":"2026-12-18T09:14:00+01:00"},
             {"team":"Filbret","item":"Kreisel","count":3,"feature":"piant","timestamp":"2026-12-18T09:15:00+01:00"},
             {"team":"Greta","item":"Zug","feature":"wood","timestamp":"2026-12-18T09:16:00+01:00"}]
            """);
        answer.Number("accepted").ShouldBe(3);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task A_correction_restates_every_figure_and_the_log_keeps_what_was_sent()
    {
        var made = await CorrectAsync("""{"id":"6f1b4b0e-5d0f-4a7e-9a51-0123456789ab","kind":"team","from":" Filbret ","to":"Filbert","note":"Tippfehler"}""");
        made.Status.ShouldBe(HttpStatusCode.OK);
        made.Text.ShouldStartWith(
            """{"number":1,"id":"6f1b4b0e-5d0f-4a7e-9a51-0123456789ab","kind":"team","from":"Filbret","to":"Filbert","at":"2026-12-18T11:0""");
        made.Text.ShouldEndWith("""Z","person":"bootstrap","note":"Tippfehler","holds":true}""");
        await CorrectAsync("""{"kind":"feature","from":"piant","to":"paint"}""");

        Names(await _client.ReadAsync("/api/v1/teams")).ShouldBe(["Filbert", "Greta"]);
        Names(await _client.ReadAsync("/api/v1/features")).ShouldBe(["paint", "wood"]);
        foreach (var name in (string[])["Filbert", "Filbret"])
        {
            var team = (await _client.ReadAsync("/api/v1/teams/" + name)).Json;
            team.GetProperty("name").GetString().ShouldBe("Filbert");
            team.GetProperty("total").GetProperty("items").GetInt32().ShouldBe(7);
            team.GetProperty("share").GetProperty("today").GetDouble().ShouldBe(87.5);
            Sent(await _client.ReadAsync("/production/log?team=" + name)).ShouldBe([null, """{"team":"Filbret","feature":"piant"}"""], ignoreOrder: true);
        }

        Sent(await _client.ReadAsync("/production/log?feature=paint&team=Filbert")).Count.ShouldBe(2);
        Sent(await _client.ReadAsync("/production/log?feature=wood")).ShouldBe([null]);
        (await _client.ReadAsync("/api/v1/dashboard")).Number("corrections").ShouldBe(2);
        (await _client.ReadAsync("/api/v1/days/2026-12-18")).Json.GetProperty("teams")[0].GetProperty("items").GetInt32().ShouldBe(7);
    }

    [Fact]
    public async Task Files_follow_too()
    {
        await CorrectAsync("""{"kind":"team","from":"Filbret","to":"Filbert"}""");
        await CorrectAsync("""{"kind":"feature","from":"piant","to":"paint"}""");

        var csv = (await _client.ReadAsync("/api/v1/export/entries.csv?team=Filbert")).Text;
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        csv.ShouldContain(",sentTeam,sentFeature");
        csv.ShouldContain(",Filbret,piant");
        await Eventually.BecomesTrueAsync(
            async () => (await _client.ReadAsync("/api/v1/daily-stats?team=Filbret&feature=piant")).Json is { } rows
                && rows.GetArrayLength() == 1 && rows[0].GetProperty("items").GetInt32() == 7 && rows[0].GetProperty("team").GetString() == "Filbert",
            "the rows to be written");
    }

    [Fact]
    public async Task A_correction_is_undone_by_another_one_and_both_stand_in_the_list()
    {
        await CorrectAsync("""{"kind":"team","from":"Filbret","to":"Filbert"}""");
        var undone = await CorrectAsync("""{"kind":"team","from":"Filbret","undo":true,"note":"Sie heißen so"}""");
        undone.Json.GetProperty("to").ValueKind.ShouldBe(JsonValueKind.Null);

        Names(await _client.ReadAsync("/api/v1/teams")).ShouldBe(["Filbert", "Filbret", "Greta"], ignoreOrder: true);
        var list = (await _client.ReadAsync(Corrections)).Json;
        list.EnumerateArray().Select(static one => (one.GetProperty("number").GetInt32(), one.GetProperty("holds").GetBoolean())).ShouldBe([(2, false), (1, false)]);
        (await CorrectAsync("""{"kind":"team","from":"Filbret","undo":true}""")).Code.ShouldBe("correction.none");
    }

    [Theory]
    [InlineData("""{}""", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("""{"kind":"type","from":"a","to":"b"}""", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("""{"kind":"team","from":"Filbret"}""", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("""{"kind":"team","from":"Filbret","to":""}""", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("""{"kind":"team","from":"Filbret","to":"Filbret"}""", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("""{"kind":"team","from":"Filbret","to":"Filbert","undo":true}""", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("""{"kind":"team","from":"Filbret","to":"Filbert","id":"7"}""", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("""{"kind":"team","from":"Filbret","to":"a\u0000b"}""", HttpStatusCode.UnprocessableEntity, "request.invalid")]
    [InlineData("""{"kind":"team","from":"Nobody","to":"Filbert"}""", HttpStatusCode.NotFound, "not_found")]
    [InlineData("""{"kind":"feature","from":"Filbret","to":"paint"}""", HttpStatusCode.NotFound, "not_found")]
    [InlineData("""[]""", HttpStatusCode.BadRequest, "json.malformed")]
    [InlineData("""{"kind":7}""", HttpStatusCode.BadRequest, "json.malformed")]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing(string body, HttpStatusCode status, string code)
    {
        var answer = await CorrectAsync(body);
        answer.Status.ShouldBe(status);
        answer.Code.ShouldBe(code);
        (await _client.ReadAsync(Corrections)).Text.ShouldBe("[]");
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_once()
    {
        var detail = (await CorrectAsync("""{"kind":"elf","from":"","note":"\u0007"}""")).Json.GetProperty("detail").GetString()!;
        foreach (var member in (string[])["kind", "from", "to", "note"])
            detail.ShouldContain(member);
    }

    [Fact]
    public async Task Circles_second_corrections_and_used_ids_are_conflicts()
    {
        const string Id = "6f1b4b0e-5d0f-4a7e-9a51-0123456789ab";
        var first = await CorrectAsync($$"""{"id":"{{Id}}","kind":"team","from":"Filbret","to":"Filbert"}""");
        (await CorrectAsync($$"""{"id":"{{Id}}","kind":"team","from":"Filbret","to":"Filbert"}""")).Text.ShouldBe(first.Text);
        (await CorrectAsync($$"""{"id":"{{Id}}","kind":"team","from":"Greta","to":"Filbert"}""")).Code.ShouldBe("correction.id_used");
        (await CorrectAsync("""{"kind":"team","from":"Filbert","to":"Filbret"}""")).Code.ShouldBe("correction.circle");
        var again = await CorrectAsync("""{"kind":"team","from":"Filbret","to":"Greta"}""");
        (again.Status, again.Code).ShouldBe((HttpStatusCode.Conflict, "correction.made"));
        again.Json.GetProperty("detail").GetString()!.ShouldContain("Filbert");
    }

    [Theory]
    [InlineData(Scopes.Read, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(Scopes.Operate, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(Scopes.Ingest, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Readers_see_corrections_and_only_admins_make_them(Scopes scopes, HttpStatusCode list, HttpStatusCode correct)
    {
        using var client = await _workshop.ClientAsync(scopes);
        (await client.ReadAsync(Corrections)).Status.ShouldBe(list);
        (await client.PostAsync("""{"kind":"team","from":"Filbret","to":"Filbert"}""", Corrections)).Status.ShouldBe(correct);
    }

    [Fact]
    public async Task Hostile_names_are_texts_like_others()
    {
        const string Hostile = "<img src=x onerror=alert(1)>'\"; DROP TABLE correction; --=1+1";
        await _client.PostAsync($$"""[{"team":{{JsonSerializer.Serialize(Hostile)}},"item":"Kreisel","feature":"wood"}]""");
        var made = await CorrectAsync($$"""{"kind":"team","from":{{JsonSerializer.Serialize(Hostile)}},"to":"=Filbert"}""");
        made.Json.GetProperty("from").GetString().ShouldBe(Hostile);

        (await _client.ReadAsync("/api/v1/teams/" + Uri.EscapeDataString(Hostile))).Json.GetProperty("name").GetString().ShouldBe("=Filbert");
        var rows = (await _client.ReadAsync("/api/v1/export/entries.csv?team=" + Uri.EscapeDataString("=Filbert"))).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        rows.Length.ShouldBe(2);
        rows[1].ShouldStartWith("\"'=Filbert\",");
        (await CorrectAsync($$"""{"kind":"team","from":"Greta","to":{{JsonSerializer.Serialize(new string('ß', 101))}}}""")).Code.ShouldBe("request.invalid");
    }

    [Fact]
    public async Task A_correction_stands_in_the_audit_log()
    {
        await CorrectAsync("""{"kind":"team","from":"Filbret","to":"Filbert"}""");
        var entry = (await _client.ReadAsync("/api/v1/audit?limit=1")).Json[0];
        entry.GetProperty("action").GetString().ShouldBe("name.correct");
        entry.GetProperty("target").GetString().ShouldBe("Filbret");
        entry.GetProperty("detail").GetString().ShouldBe("The team counts for “Filbert”.");
    }

    private Task<Answer> CorrectAsync(string body) => _client.PostAsync(body, Corrections);

    private static IReadOnlyList<string> Names(Answer answer) => [.. answer.Json.EnumerateArray().Select(static one => one.GetProperty("name").GetString()!)];

    /// <summary>What the entries say that they were sent with.</summary>
    private static IReadOnlyList<string?> Sent(Answer log) =>
        [.. log.Json.EnumerateArray().Select(static entry => entry.TryGetProperty("original", out var original) ? original.GetRawText() : null)];
}
