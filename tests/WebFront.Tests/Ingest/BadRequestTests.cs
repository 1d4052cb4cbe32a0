namespace Workshop.WebFront.Tests.Ingest;

/// <summary>Requests that are refused as a whole. Each leaves the log as it was.</summary>
public sealed class BadRequestTests(SharedWorkshop shared) : IClassFixture<SharedWorkshop>
{
    private const string Good = """{"item":"a"}""";

    private readonly HttpClient _client = shared.Workshop.Admin();
    private readonly string _team = shared.NewTeam();

    private string ForTeam => $"/production/log?team={Uri.EscapeDataString(_team)}";

    [Theory]
    [InlineData("{", "json.malformed")]
    [InlineData("{\"item\":\"a\"", "json.malformed")]
    [InlineData("""[{"item":"a"},]""", "json.malformed")]
    [InlineData("""{"item":"a"} {"item":"b"}""", "json.malformed")]
    [InlineData("""{'item':'a'}""", "json.malformed")]
    [InlineData("// a comment\n{}", "json.malformed")]
    [InlineData("", "body.empty")]
    [InlineData("  \n ", "body.empty")]
    public async Task A_body_that_is_no_JSON_is_refused(string body, string code) =>
        await ShouldBeRefusedAsync(await _client.PostAsync(body, ForTeam), HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task A_depth_bomb_is_refused() =>
        await ShouldBeRefusedAsync(
            await _client.PostAsync($$"""[{"item":"a","x":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}]""", ForTeam),
            HttpStatusCode.BadRequest,
            "json.depth");

    [Theory]
    [InlineData(new byte[] { 0x22, 0xFF, 0x22 })]
    [InlineData(new byte[] { 0x7B, 0x22, 0x69, 0x74, 0x65, 0x6D, 0x22, 0x3A, 0x22, 0xC3, 0x22, 0x7D })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x7B, 0x00, 0x7D })]
    public async Task Wrong_UTF8_is_refused(byte[] body) =>
        await ShouldBeRefusedAsync(await _client.PostAsync(body, ForTeam), HttpStatusCode.BadRequest, "body.utf8");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json;;;")]
    [InlineData("nonsense")]
    public async Task Other_media_types_are_refused(string? contentType) =>
        await ShouldBeRefusedAsync(
            await _client.PostAsync(Good, ForTeam, contentType), HttpStatusCode.UnsupportedMediaType, "media_type.unsupported");

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    public async Task Other_encodings_are_refused(string encoding) =>
        await ShouldBeRefusedAsync(
            await _client.PostAsync(Encoding.UTF8.GetBytes(Good), ForTeam, encoding: encoding),
            HttpStatusCode.UnsupportedMediaType,
            "encoding.unsupported");

    [Fact]
    public async Task Broken_gzip_is_refused() =>
        await ShouldBeRefusedAsync(
            await _client.PostAsync(Encoding.UTF8.GetBytes(Good), ForTeam, encoding: "gzip"), HttpStatusCode.BadRequest, "body.gzip");

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(12)]
    public async Task Cut_off_gzip_is_refused(int missing) =>
        await ShouldBeRefusedAsync(
            await _client.PostAsync(Gzip.Pack(Good)[..^missing], ForTeam, encoding: "gzip"), HttpStatusCode.BadRequest, "body.gzip");

    [Theory]
    [InlineData("key")]
    [InlineData("apikey")]
    [InlineData("api_key")]
    [InlineData("token")]
    [InlineData("access_token")]
    [InlineData("X-TS-APIKEY")]
    [InlineData("%6Bey")]
    public async Task A_key_in_the_URL_is_refused_even_if_it_is_right(string parameter)
    {
        await ShouldBeRefusedAsync(
            await _client.PostAsync(Good, $"{ForTeam}&{parameter}={TestWorkshop.AdminKey}"), HttpStatusCode.BadRequest, "key.in_url");
        (await shared.Workshop.Stranger().ReadAsync($"/?{parameter}=x")).Code.ShouldBe("key.in_url");
        shared.Workshop.Log.Lines.ShouldNotContain(line => line.Contains(TestWorkshop.AdminKey, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("team=a&team=b")]
    [InlineData("team=")]
    [InlineData("team=%00")]
    [InlineData("team=%20%20")]
    public async Task A_team_in_the_URL_that_is_no_name_is_refused(string query) =>
        (await _client.PostAsync(Good, $"/production/log?{query}")).ShouldSatisfyAllConditions(
            answer => answer.Status.ShouldBe(HttpStatusCode.BadRequest),
            answer => answer.Code.ShouldBe("query.invalid"));

    private async Task ShouldBeRefusedAsync(Answer answer, HttpStatusCode status, string code)
    {
        answer.Status.ShouldBe(status, answer.Text);
        answer.Code.ShouldBe(code);
        (await _client.ReadAsync(ForTeam)).Json.GetArrayLength().ShouldBe(0);
    }
}
