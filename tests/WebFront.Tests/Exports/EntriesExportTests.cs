namespace Workshop.WebFront.Tests.Exports;

public sealed class EntriesExportTests : IAsyncLifetime
{
    private readonly TestWorkshop _workshop = new();

    public async ValueTask InitializeAsync()
    {
        _workshop.Clock.Set(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));
        await _workshop.Admin().PostAsync(
            """
            [
              {"team":"Filbert","item":"Holzeisenbahn","count":4,"timestamp":"2026-12-18T08:14:00Z","notes":"Leichte Überlackierung, \"neu\"","id":"=x"},
              {"team":"Elwin","item":"Zug","timestamp":"2026-12-18T08:15:00Z","unusual":true},
              {"team":"Filbert","type":"paint.error","timestamp":"2026-12-17T08:00:00Z","responsible":"Klecks"},
              {"team":"Filbert","item":"Kreisel","timestamp":"2026-12-18T08:16:00Z"}
            ]
            """);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task Entries_come_day_by_day_team_by_team_in_the_order_of_their_numbers()
    {
        var answer = await ReadAsync("ndjson");

        answer.ContentHeaders.ContentType!.ToString().ShouldBe("application/x-ndjson");
        answer.ContentHeaders.ContentDisposition!.FileName!.Trim('"').ShouldBe("workshop-entries-2026-11-19-2026-12-18.ndjson");
        Lines(answer).Select(entry => $"{entry.GetProperty("day").GetString()} {entry.GetProperty("team").GetString()} {entry.GetProperty("seq").GetInt32()}")
            .ShouldBe(["2026-12-17 Filbert 1", "2026-12-18 Elwin 1", "2026-12-18 Filbert 2", "2026-12-18 Filbert 3"]);
    }

    [Fact]
    public async Task An_entry_looks_as_it_does_in_the_log_in_lines_and_in_an_array()
    {
        var log = (await _workshop.Admin().ReadAsync("/production/log")).Json.EnumerateArray().Select(entry => entry.GetRawText()).Order(StringComparer.Ordinal).ToList();

        Lines(await ReadAsync("ndjson")).Select(entry => entry.GetRawText()).Order(StringComparer.Ordinal).ShouldBe(log);
        var array = await ReadAsync("json");
        array.ContentHeaders.ContentType!.ToString().ShouldBe("application/json");
        array.Json.EnumerateArray().Select(entry => entry.GetRawText()).Order(StringComparer.Ordinal).ShouldBe(log);
    }

    [Fact]
    public async Task In_csv_an_entry_is_a_row()
    {
        var rows = (await ReadAsync("csv", "?day=2026-12-18&team=Filbert")).Text.Split("\r\n");

        rows[0].ShouldBe("team,seq,id,day,timestamp,receivedAt,feature,type,item,count,status,severity,notes,responsible,unusual,demo,sentTeam,sentFeature");
        rows[1].ShouldStartWith("Filbert,2,\"'=x\",2026-12-18,2026-12-18T08:14:00.000Z,");
        rows[1].ShouldEndWith(",production,production.completed,Holzeisenbahn,4,completed,,\"Leichte Überlackierung, \"\"neu\"\"\",,false,false,,");
        rows.Length.ShouldBe(4);
        rows[3].ShouldBeEmpty();
    }

    [Theory]
    [InlineData("?unusual=true", 1)]
    [InlineData("?counts=errors", 1)]
    [InlineData("?q=kreisel", 1)]
    [InlineData("?from=2026-12-18", 3)]
    [InlineData("?to=2026-12-17", 1)]
    [InlineData("?team=Nobody", 0)]
    [InlineData("?day=2020-01-01", 0)]
    public async Task What_narrows_the_log_narrows_an_export(string query, int entries)
    {
        Lines(await ReadAsync("ndjson", query)).Count.ShouldBe(entries);
        (await ReadAsync("json", query)).Json.GetArrayLength().ShouldBe(entries);
        (await ReadAsync("csv", query)).Text.Split("\r\n").Length.ShouldBe(entries + 2);
    }

    [Theory]
    [InlineData("?limit=5")]
    [InlineData("?from=2026-12-18&to=2026-12-17")]
    [InlineData("?from=2020-01-01&to=2026-12-18")]
    public async Task A_question_that_makes_no_sense_is_refused(string query) => (await ReadAsync("csv", query)).Code.ShouldBe("query.invalid");

    [Fact]
    public async Task A_long_log_is_exported_whole()
    {
        const int Requests = 40;
        for (var i = 0; i < Requests; i++)
            await _workshop.Admin().PostAsync($"[{string.Join(',', Enumerable.Repeat("""{"team":"Long","item":"a"}""", 701))}]");

        var entries = Lines(await ReadAsync("ndjson", "?team=Long"));

        entries.Select(entry => entry.GetProperty("seq").GetInt32()).ShouldBe(Enumerable.Range(1, Requests * 701));
    }

    [Fact]
    public async Task Two_exports_run_at_once_and_a_third_is_told_to_come_back()
    {
        for (var i = 0; i < 20; i++)
            await _workshop.Admin().PostAsync($"[{string.Join(',', Enumerable.Repeat("""{"team":"Long","item":"a"}""", 2_000))}]");
        var admin = _workshop.Admin();
        using var first = await admin.GetAsync("/api/v1/export/entries.json", HttpCompletionOption.ResponseHeadersRead);
        using var second = await admin.GetAsync("/api/v1/export/entries.json", HttpCompletionOption.ResponseHeadersRead);

        var third = await ReadAsync("json");
        third.Code.ShouldBe("busy");
        third.Headers.RetryAfter.ShouldNotBeNull();

        await first.Content.ReadAsStringAsync();
        await Eventually.BecomesTrueAsync(async () => (await ReadAsync("json", "?team=Elwin")).Status == HttpStatusCode.OK, "a free place");
    }

    private Task<Answer> ReadAsync(string extension, string query = "") => _workshop.Admin().ReadAsync($"/api/v1/export/entries.{extension}{query}");

    private static List<JsonElement> Lines(Answer answer) =>
        [.. answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonElement.Parse(line))];
}
