namespace Workshop.WebFront.Tests.Exports;

public sealed class DailyStatsCsvTests : IAsyncLifetime
{
    private const string Head = "day,team,feature,type,entries,production,items,errors,critical,fixes,wishes,elves,breaks\r\n";

    private readonly TestWorkshop _workshop = new();

    public async ValueTask InitializeAsync()
    {
        _workshop.Clock.Set(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));
        await _workshop.Admin().PostAsync(
            """[{"team":"=cmd","item":"a","count":3,"timestamp":"2026-12-18T09:00:00Z"},{"team":"T, U","type":"paint.error","timestamp":"2026-12-17T09:00:00Z"}]""");
        await Eventually.BecomesTrueAsync(async () => (await ReadAsync("")).Json.GetArrayLength() == 2, "the table to be written");
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task The_rows_are_those_of_the_table()
    {
        var csv = await ReadAsync(".csv");

        csv.ContentHeaders.ContentType!.ToString().ShouldBe("text/csv");
        csv.ContentHeaders.ContentDisposition!.FileName!.Trim('"').ShouldBe("workshop-daily-stats-2026-12-01-2026-12-18.csv");
        csv.Text.ShouldBe(
            Head
            + "2026-12-17,\"T, U\",paint,paint.error,1,0,0,1,0,0,0,0,0\r\n"
            + "2026-12-18,\"'=cmd\",production,production.completed,1,1,3,0,0,0,0,0,0\r\n");
    }

    [Fact]
    public async Task A_table_without_rows_has_its_head() =>
        (await ReadAsync(".csv", "&team=nobody")).Text.ShouldBe(Head);

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/json;q=0.5, text/csv", "text/csv")]
    [InlineData("text/csv;q=0.5, application/json", "application/json")]
    [InlineData("text/html, */*", "application/json")]
    [InlineData("text/csv;q=0, */*", "application/json")]
    public async Task Who_takes_csv_rather_gets_it(string accept, string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/daily-stats?from=2026-12-01&to=2026-12-18");
        request.Headers.TryAddWithoutValidation("Accept", accept).ShouldBeTrue();

        var answer = await _workshop.Admin().DoAsync(request);

        answer.ContentHeaders.ContentType!.MediaType.ShouldBe(type);
        answer.Headers.Vary.ShouldContain("Accept");
    }

    [Theory]
    [InlineData("&x=1")]
    [InlineData("&team=%00")]
    public async Task A_question_that_makes_no_sense_is_refused(string query) => (await ReadAsync(".csv", query)).Code.ShouldBe("query.invalid");

    private Task<Answer> ReadAsync(string extension, string query = "") =>
        _workshop.Admin().ReadAsync($"/api/v1/daily-stats{extension}?from=2026-12-01&to=2026-12-18{query}");
}
