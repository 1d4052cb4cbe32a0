namespace Workshop.WebFront.Tests.Keys;

public sealed class KeysTests : IAsyncLifetime
{
    private const string Keys = "/api/v1/keys";

    private readonly TestWorkshop _workshop = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task A_key_is_made_shown_once_and_works_as_it_was_wanted()
    {
        var made = await _workshop.Admin().PostAsync(
            """{"name":" Paint shop ","scopes":["ingest","read"],"team":"Filbert","expiresAt":"2099-01-06T00:00:00+01:00","requestsPerMinute":600}""", Keys);

        made.Status.ShouldBe(HttpStatusCode.Created);
        made.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var secret = made.Json.GetProperty("key").GetString()!;
        secret.ShouldStartWith("wsk_");
        var details = made.Json.GetProperty("details");
        details.GetProperty("name").GetString().ShouldBe("Paint shop");
        details.GetProperty("expiresAt").GetString().ShouldBe("2099-01-05T23:00:00.000Z");
        details.GetProperty("limit").GetInt32().ShouldBe(600);
        var client = _workshop.ClientWith(secret);
        (await client.PostAsync("""{"item":"a"}""")).Number("accepted").ShouldBe(1);
        (await client.PostAsync("""{"item":"a","team":"Sanne"}""")).ErrorCodes.ShouldBe(["team.forbidden"]);
        (await client.ReadAsync(Keys)).Code.ShouldBe("scope.missing");
        (await ListAsync()).GetRawText().ShouldNotContain(secret);
    }

    [Fact]
    public async Task The_list_tells_everything_but_the_keys()
    {
        var id = Id(await MakeAsync("""{"name":"Reader","scopes":["read"]}"""));

        var keys = (await ListAsync()).EnumerateArray().ToList();

        keys.Select(key => key.GetProperty("name").GetString()).ShouldBe(["bootstrap", "Reader"]);
        keys[0].GetProperty("current").GetBoolean().ShouldBeTrue();
        keys[0].GetProperty("lastUsedAt").GetString().ShouldNotBeNull();
        keys[1].GetRawText().ShouldBe(
            $$"""{"id":"{{id}}","name":"Reader","scopes":["read"],"team":null,"state":"active","createdAt":{{keys[1].GetProperty("createdAt").GetRawText()}},"expiresAt":null,"lastUsedAt":null,"requestsPerMinute":null,"limit":60000,"replaces":null,"replacedBy":null,"current":false}""");
    }

    [Theory]
    [InlineData("""{}""", "name must have", "scopes must be")]
    [InlineData("""{"name":"\u0000","scopes":["cook"]}""", "name must have", "'cook' is no scope", "scopes must be")]
    [InlineData("""{"name":"n","scopes":["read"],"team":"T"}""", "needs the scope ingest")]
    [InlineData("""{"name":"n","scopes":["read"],"expiresAt":"2020-01-01T00:00:00Z","requestsPerMinute":0}""", "in the future", "requestsPerMinute must be")]
    [InlineData("""{"name":"n","scopes":["read"],"expiresAt":"2099-01-01T00:00:00"}""", "with an offset")]
    [InlineData("""{"name":"n","scopes":["ingest"],"team":""}""", "team must have")]
    public async Task Everything_that_is_wrong_with_a_key_is_told_at_once(string body, params string[] errors)
    {
        var answer = await _workshop.Admin().PostAsync(body, Keys);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Code.ShouldBe("request.invalid");
        foreach (var error in errors)
            answer.Json.GetProperty("detail").GetString()!.ShouldContain(error);
        (await ListAsync()).GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("", "application/json", "json.malformed")]
    [InlineData("""{"name":1}""", "application/json", "json.malformed")]
    [InlineData("name=n", "application/x-www-form-urlencoded", "media_type.unsupported")]
    public async Task A_body_that_is_none_makes_no_key(string body, string type, string code) =>
        (await _workshop.Admin().PostAsync(body, Keys, type)).Code.ShouldBe(code);

    [Fact]
    public async Task A_replaced_key_works_until_the_overlap_has_passed()
    {
        var old = await MakeAsync("""{"name":"Station","scopes":["ingest"],"team":"Filbert","requestsPerMinute":60}""");

        var rotated = await _workshop.Admin().PostAsync("""{"overlapSeconds":3600}""", $"{Keys}/{Id(old)}/rotate");

        rotated.Status.ShouldBe(HttpStatusCode.Created);
        var successor = rotated.Json.GetProperty("details");
        successor.GetProperty("replaces").GetString().ShouldBe(Id(old));
        successor.GetProperty("team").GetString().ShouldBe("Filbert");
        successor.GetProperty("requestsPerMinute").GetInt32().ShouldBe(60);
        (await PostEntryAsync(old)).ShouldBe(HttpStatusCode.OK);
        (await PostEntryAsync(rotated)).ShouldBe(HttpStatusCode.OK);
        (await StateAsync(old)).ShouldBe(("replaced", Id(rotated)));

        _workshop.Clock.Advance(TimeSpan.FromHours(1));

        (await PostEntryAsync(old)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostEntryAsync(rotated)).ShouldBe(HttpStatusCode.OK);
        (await StateAsync(old)).ShouldBe(("expired", Id(rotated)));
    }

    [Fact]
    public async Task A_successor_lives_as_long_as_its_predecessor_was_made_to()
    {
        var now = _workshop.Clock.GetUtcNow();
        var old = await MakeAsync($$"""{"name":"n","scopes":["read"],"expiresAt":"{{now.AddDays(30):yyyy-MM-ddTHH:mm:ssZ}}"}""");
        _workshop.Clock.Advance(TimeSpan.FromDays(20));

        var rotated = await _workshop.Admin().PostAsync("", $"{Keys}/{Id(old)}/rotate", contentType: null);

        var end = rotated.Json.GetProperty("details").GetProperty("expiresAt").GetDateTimeOffset();
        (end - now).TotalDays.ShouldBe(50, 0.01);
    }

    [Fact]
    public async Task A_key_has_one_successor()
    {
        var old = await MakeAsync("""{"name":"n","scopes":["read"]}""");
        await _workshop.Admin().PostAsync("{}", $"{Keys}/{Id(old)}/rotate");

        (await _workshop.Admin().PostAsync("{}", $"{Keys}/{Id(old)}/rotate")).Code.ShouldBe("key.outdated");
        (await _workshop.Admin().PostAsync("{}", $"{Keys}/nobody/rotate")).Code.ShouldBe("not_found");
        (await _workshop.Admin().PostAsync("""{"overlapSeconds":604801}""", $"{Keys}/{Id(old)}/rotate")).Code.ShouldBe("request.invalid");
    }

    [Fact]
    public async Task A_revoked_key_stops_working_at_once()
    {
        var key = await MakeAsync("""{"name":"n","scopes":["ingest"]}""");
        (await PostEntryAsync(key)).ShouldBe(HttpStatusCode.OK);

        (await RevokeAsync(Id(key))).Status.ShouldBe(HttpStatusCode.NoContent);

        (await PostEntryAsync(key)).ShouldBe(HttpStatusCode.Unauthorized);
        (await RevokeAsync(Id(key))).Code.ShouldBe("not_found");
    }

    [Fact]
    public async Task The_last_admin_s_key_cannot_be_revoked_by_mistake()
    {
        var own = (await ListAsync())[0].GetProperty("id").GetString()!;

        (await RevokeAsync(own)).Code.ShouldBe("key.last_admin");
        await _workshop.Admin().PostAsync("""{"overlapSeconds":604800}""", $"{Keys}/{own}/rotate");
        var successor = (await ListAsync()).EnumerateArray().Single(key => key.GetProperty("replaces").GetString() == own).GetProperty("id").GetString()!;

        (await RevokeAsync(successor)).Code.ShouldBe("key.last_admin", "the other one is on its way out");
        (await RevokeAsync(own)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    private Task<Answer> RevokeAsync(string id) => _workshop.Admin().DoAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Keys}/{id}"));

    private Task<Answer> MakeAsync(string body) => _workshop.Admin().PostAsync(body, Keys);

    private async Task<JsonElement> ListAsync() => (await _workshop.Admin().ReadAsync(Keys)).Json;

    private async Task<HttpStatusCode> PostEntryAsync(Answer made) =>
        (await _workshop.ClientWith(made.Json.GetProperty("key").GetString()!).PostAsync("""{"item":"a","team":"Filbert"}""")).Status;

    private async Task<(string? State, string? Successor)> StateAsync(Answer made)
    {
        var key = (await ListAsync()).EnumerateArray().Single(key => key.GetProperty("id").GetString() == Id(made));
        return (key.GetProperty("state").GetString(), key.GetProperty("replacedBy").GetString());
    }

    private static string Id(Answer made) => made.Json.GetProperty("details").GetProperty("id").GetString()!;
}
