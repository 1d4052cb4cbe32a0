namespace Workshop.WebFront.Tests.Limits;

public sealed class RateLimitTests
{
    private static readonly Dictionary<string, string?> Few = new()
    {
        ["Workshop:RateLimit:RequestsPerMinute"] = "3",
        ["Workshop:RateLimit:StrangerRequestsPerMinute"] = "2",
    };

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));

    [Fact]
    public async Task Every_answer_tells_the_limit_and_what_is_left_of_it()
    {
        await using var workshop = Workshop(Few);
        var client = await workshop.ClientAsync(Scopes.Read);

        var answers = new[] { await client.ReadAsync("/api/v1/teams"), await client.PostAsync("{}", "/api/v1/keys"), await client.ReadAsync("/api/v1/teams/T") };

        answers.Select(answer => (int)answer.Status).ShouldBe([200, 403, 404]);
        answers.ShouldAllBe(answer => Field(answer, "RateLimit-Policy") == "\"key\";q=3;w=60");
        answers.Select(answer => Field(answer, "RateLimit")).ShouldBe(["\"key\";r=2;t=20", "\"key\";r=1;t=40", "\"key\";r=0;t=60"]);
    }

    [Fact]
    public async Task Who_sends_too_much_is_told_when_to_come_back_and_may_then()
    {
        await using var workshop = Workshop(Few);
        var client = await workshop.ClientAsync(Scopes.Ingest);
        for (var i = 0; i < 3; i++)
            (await client.PostAsync("""{"item":"a","team":"T"}""")).Status.ShouldBe(HttpStatusCode.OK);

        var refused = await client.PostAsync("""{"item":"a","team":"T"}""");

        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Code.ShouldBe("rate.exceeded");
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(20));
        Field(refused, "RateLimit").ShouldBe("\"key\";r=0;t=60");
        _clock.Advance(TimeSpan.FromSeconds(20));
        (await client.PostAsync("""{"item":"a","team":"T"}""")).Number("accepted").ShouldBe(1);
        (await client.PostAsync("""{"item":"a","team":"T"}""")).Code.ShouldBe("rate.exceeded");
        (await (await workshop.ClientAsync(Scopes.Read)).ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK, "every key has its own");
    }

    [Fact]
    public async Task A_key_s_own_limit_holds_instead_of_the_common_one()
    {
        await using var workshop = Workshop(Few);
        var made = await workshop.Admin().PostAsync("""{"name":"n","scopes":["read"],"requestsPerMinute":120}""", "/api/v1/keys");

        var answer = await workshop.ClientWith(made.Json.GetProperty("key").GetString()!).ReadAsync("/api/v1/teams");

        Field(answer, "RateLimit-Policy").ShouldBe("\"key\";q=120;w=60");
        Field(answer, "RateLimit").ShouldBe("\"key\";r=119;t=1");
    }

    [Fact]
    public async Task Strangers_share_the_limit_of_their_address_and_take_nothing_from_keys()
    {
        await using var workshop = Workshop(Few);
        var admin = workshop.Admin();

        (await workshop.ClientWith("wsk_wrong").ReadAsync("/api/v1/teams")).Code.ShouldBe("key.invalid");
        var second = await workshop.Stranger().ReadAsync("/api/v1/session");
        Field(second, "RateLimit-Policy").ShouldBe("\"address\";q=2;w=60");
        Field(second, "RateLimit").ShouldBe("\"address\";r=0;t=60");
        (await workshop.ClientWith("wsk_wrong").ReadAsync("/api/v1/teams")).Code.ShouldBe("rate.exceeded");
        (await workshop.Stranger().PostAsync("""{"key":"x"}""", "/api/v1/session")).Code.ShouldBe("rate.exceeded");

        (await admin.ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);
        (await workshop.Stranger().ReadAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK, "who looks after the service is never kept out");
    }

    [Fact]
    public async Task Where_limits_are_switched_off_there_are_none_and_none_are_told()
    {
        await using var workshop = Workshop(new Dictionary<string, string?>(Few) { ["Workshop:RateLimit:Enabled"] = "false" });

        for (var i = 0; i < 5; i++)
        {
            var answer = await workshop.Admin().ReadAsync("/api/v1/keys");
            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer.Headers.Contains("RateLimit").ShouldBeFalse();
            answer.Json[0].GetProperty("limit").ValueKind.ShouldBe(JsonValueKind.Null);
        }
    }

    private TestWorkshop Workshop(IReadOnlyDictionary<string, string?> settings) =>
        new() { Settings = settings, Replace = services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(services, _clock) };

    private static string Field(Answer answer, string name) => answer.Headers.GetValues(name).Single();
}
