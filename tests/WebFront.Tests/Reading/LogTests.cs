namespace Workshop.WebFront.Tests.Reading;

public sealed class LogTests(SharedWorkshop shared) : IClassFixture<SharedWorkshop>
{
    private readonly HttpClient _client = shared.Workshop.Admin();
    private readonly string _team = shared.NewTeam();

    private string ForTeam => $"/production/log?team={Uri.EscapeDataString(_team)}";

    [Fact]
    public async Task Every_member_of_an_entry_comes_back()
    {
        var today = shared.Workshop.Clock.GetUtcNow().ToString("yyyy-MM-dd", formatProvider: null);
        await _client.PostAsync($$"""
            {"id":"i-1","item":"Kreisel","count":7,"status":"rework","type":"paint.rework","severity":"warning","feature":"paint","timestamp":"{{today}}T00:00:00.1234Z",
             "notes":"zwei\nZeilen","responsible":"Filbert","unusual":true}
            """, ForTeam);

        var entry = (await _client.ReadAsync(ForTeam)).Json[0];

        entry.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["id", "seq", "team", "feature", "item", "count", "status", "type", "severity", "timestamp", "receivedAt", "day", "notes", "responsible", "unusual", "demo"]);
        entry.GetProperty("id").GetString().ShouldBe("i-1");
        entry.GetProperty("seq").GetInt64().ShouldBe(1);
        entry.GetProperty("status").GetString().ShouldBe("rework");
        entry.GetProperty("severity").GetString().ShouldBe("warning");
        entry.GetProperty("timestamp").GetString().ShouldBe($"{today}T00:00:00.123Z");
        entry.GetProperty("receivedAt").GetString()!.ShouldEndWith("Z");
        entry.GetProperty("notes").GetString().ShouldBe("zwei\nZeilen");
        entry.GetProperty("unusual").GetBoolean().ShouldBeTrue();
        entry.GetProperty("demo").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("feature=paint", "a b")]
    [InlineData("feature=nothing", "")]
    [InlineData("type=paint.error", "b")]
    [InlineData("status=failed", "c")]
    [InlineData("status=completed", "d")]
    [InlineData("unusual=true", "d")]
    [InlineData("unusual=false", "a b c")]
    [InlineData("q=KRUMM", "c")]
    [InlineData("q=paint", "a b")]
    [InlineData("q=elwin", "a")]
    [InlineData("q=überlack", "d")]
    [InlineData("feature=paint&q=elwin", "a")]
    [InlineData("day=2001-01-01", "")]
    [InlineData("to=2001-01-01", "")]
    [InlineData("from=2001-01-01&to=2999-01-01", "a b c d")]
    [InlineData("late=true", "")]
    [InlineData("late=false", "a b c d")]
    [InlineData("counts=errors", "b c")]
    [InlineData("counts=critical", "")]
    [InlineData("counts=production&feature=paint", "a b")]
    [InlineData("counts=fixes", "")]
    [InlineData("feature=&q=", "a b c d")]
    public async Task Filters_narrow_the_answer(string query, string items)
    {
        await _client.PostAsync("""
            [{"item":"a","type":"paint.done","responsible":"Elwin"},{"item":"b","type":"paint.error"},
             {"item":"c","status":"failed","notes":"Rad ist krumm"},{"item":"d","unusual":true,"notes":"ÜBERLACKIERT"}]
            """, ForTeam);

        var answer = await _client.ReadAsync($"{ForTeam}&{query}");

        string.Join(' ', answer.Json.EnumerateArray().Select(entry => entry.GetProperty("item").GetString()).Order()).ShouldBe(items);
    }

    [Fact]
    public async Task The_day_is_the_local_one()
    {
        var now = shared.Workshop.Clock.GetUtcNow();
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, berlin).DateTime).AddDays(-3);
        var late = day.ToDateTime(new TimeOnly(23, 30));
        var utc = TimeZoneInfo.ConvertTimeToUtc(late, berlin).ToString("O");
        await _client.PostAsync($$"""{"item":"late","timestamp":"{{utc}}"}""", ForTeam);

        (await _client.ReadAsync($"{ForTeam}&day={day:yyyy-MM-dd}")).Json.GetArrayLength().ShouldBe(1);
        (await _client.ReadAsync($"{ForTeam}&day={day.AddDays(1):yyyy-MM-dd}")).Json.GetArrayLength().ShouldBe(0);
        (await _client.ReadAsync($"{ForTeam}&from={day:yyyy-MM-dd}&late=true")).Json.GetArrayLength().ShouldBe(1);
        (await _client.ReadAsync($"{ForTeam}&from={day.AddDays(1):yyyy-MM-dd}")).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Pages_stay_in_step_while_entries_keep_arriving()
    {
        for (var i = 1; i <= 10; i++)
            await _client.PostAsync($"[{string.Join(',', Enumerable.Repeat("""{"item":"a"}""", 5))}]", ForTeam);

        var seen = new List<int>();
        for (string? path = $"{ForTeam}&limit=7"; path is not null;)
        {
            var page = await _client.ReadAsync(path);
            seen.AddRange(page.Json.EnumerateArray().Select(entry => entry.GetProperty("seq").GetInt32()));
            await _client.PostAsync("""{"item":"new"}""", ForTeam);
            path = Next(page);
        }

        seen.ShouldBe(Enumerable.Range(1, 50).Reverse());
    }

    [Fact]
    public async Task The_last_page_has_no_next_one()
    {
        await _client.PostAsync("""[{"item":"a"},{"item":"b"}]""", ForTeam);

        Next(await _client.ReadAsync($"{ForTeam}&limit=2")).ShouldBeNull();
        var first = await _client.ReadAsync($"{ForTeam}&limit=1");
        Next(first)!.ShouldStartWith("/production/log?");
        Next(await _client.ReadAsync(Next(first)!)).ShouldBeNull();
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=501")]
    [InlineData("limit=x")]
    [InlineData("limit=-1")]
    [InlineData("day=today")]
    [InlineData("day=2026-13-01")]
    [InlineData("status=done")]
    [InlineData("counts=entries")]
    [InlineData("late=yes")]
    [InlineData("unusual=maybe")]
    [InlineData("cursor=nonsense")]
    [InlineData("cursor=AAAA")]
    [InlineData("team=%01")]
    [InlineData("team=a&team=b")]
    [InlineData("taem=a")]
    public async Task A_query_that_makes_no_sense_is_refused(string query)
    {
        var answer = await _client.ReadAsync("/production/log?" + query);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("query.invalid");
        answer.Json.GetProperty("detail").GetString()!.ShouldContain(query.Split('=')[0]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_query_is_told_at_once()
    {
        var detail = (await _client.ReadAsync("/production/log?limit=0&day=x&status=y")).Json.GetProperty("detail").GetString()!;

        detail.ShouldContain("limit");
        detail.ShouldContain("day");
        detail.ShouldContain("status");
        detail.ShouldContain("in_progress");
    }

    private static string? Next(Answer answer)
    {
        if (!answer.Headers.TryGetValues("Link", out var links))
            return null;
        var link = links.Single();
        link.ShouldEndWith(">; rel=\"next\"");
        return link[1..link.IndexOf('>', StringComparison.Ordinal)];
    }
}
