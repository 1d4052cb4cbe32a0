namespace Workshop.WebFront.Tests.Ingest;

/// <summary>Every code of docs/api.md for a single entry, through HTTP. The parser's own tests have the finer cases.</summary>
public sealed class BadEntryTests(SharedWorkshop shared) : IClassFixture<SharedWorkshop>
{
    private readonly HttpClient _client = shared.Workshop.Admin();
    private readonly string _team = shared.NewTeam();

    private string ForTeam => $"/production/log?team={Uri.EscapeDataString(_team)}";

    public static TheoryData<string, string> Entries => new()
    {
        { "1", "entry.not_object" },
        { "null", "entry.not_object" },
        { "[]", "entry.not_object" },
        { "{}", "entry.empty" },
        { """{"count":3}""", "entry.empty" },
        { """{"item":"a","item":"b"}""", "member.duplicate" },
        { """{"item":1}""", "member.type" },
        { """{"item":"a","count":"4"}""", "member.type" },
        { """{"item":"a","unusual":"yes"}""", "member.type" },
        { """{"item":""}""", "item.empty" },
        { """{"item":"   "}""", "item.empty" },
        { $$"""{"item":"{{new string('a', 201)}}"}""", "item.too_long" },
        { """{"item":"a\u0000b"}""", "item.characters" },
        { """{"item":"\ud800"}""", "item.characters" },
        { """{"item":"a","feature":""}""", "feature.empty" },
        { $$"""{"item":"a","type":"{{new string('a', 101)}}"}""", "type.too_long" },
        { $$"""{"item":"a","notes":"{{new string('a', 2001)}}"}""", "notes.too_long" },
        { $$"""{"item":"a","responsible":"{{new string('a', 201)}}"}""", "responsible.too_long" },
        { """{"item":"a","team":""}""", "team.empty" },
        { """{"item":"a","id":""}""", "id.empty" },
        { """{"item":"a","count":-1}""", "count.range" },
        { """{"item":"a","count":1000001}""", "count.range" },
        { """{"item":"a","count":1e999}""", "count.range" },
        { """{"item":"a","count":1.5}""", "count.integer" },
        { """{"item":"a","status":"done"}""", "status.unknown" },
        { """{"item":"a","severity":"bad"}""", "severity.unknown" },
        { """{"type":".x"}""", "type.feature" },
        { """{"item":"a","timestamp":"yesterday"}""", "timestamp.format" },
        { """{"item":"a","timestamp":"25:00"}""", "timestamp.format" },
        { """{"item":"a","timestamp":"2999-01-01T00:00:00Z"}""", "timestamp.future" },
        { """{"item":"a","timestamp":"2001-01-01T00:00:00Z"}""", "timestamp.retention" },
        { """{"type":"break"}""", "break.disabled" },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public async Task A_bad_entry_is_named_and_changes_nothing(string entry, string code)
    {
        var answer = await _client.PostAsync($"[{entry}]", ForTeam);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.Code.ShouldBe("entries.invalid");
        answer.ErrorCodes.ShouldContain(code);
        (await _client.ReadAsync(ForTeam)).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_line_of_NDJSON_that_is_no_JSON_spoils_only_itself()
    {
        var answer = await _client.PostAsync("{\"item\":\"a\"}\n{\"item\":\n{\"item\":\"b\"}", ForTeam, "application/x-ndjson");

        answer.Number("accepted").ShouldBe(2);
        answer.ErrorCodes.ShouldBe(["json.malformed"]);
    }

    [Fact]
    public async Task An_entry_without_any_team_is_refused() =>
        (await _client.PostAsync("""{"item":"a"}""")).ErrorCodes.ShouldBe(["team.missing"]);

    [Fact]
    public async Task A_count_as_large_as_allowed_and_a_clock_a_little_ahead_are_fine()
    {
        var ahead = shared.Workshop.Clock.GetUtcNow().AddMinutes(4).ToString("O");

        (await _client.PostAsync($$"""[{"item":"a","count":1000000},{"item":"b","timestamp":"{{ahead}}"}]""", ForTeam)).Number("accepted").ShouldBe(2);
    }
}
