using Microsoft.Extensions.DependencyInjection;
using Workshop.Audit;
using Workshop.Log;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Tests.Security;

namespace Workshop.WebFront.Tests.Audit;

public sealed class AuditTests : IAsyncLifetime
{
    private readonly TestWorkshop _workshop = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task What_an_admin_does_is_written_down_before_it_is_answered()
    {
        var admin = _workshop.Admin();
        var made = await admin.PostAsync("""{"name":"Paint shop","scopes":["ingest"],"team":"Filbert"}""", "/api/v1/keys");
        var id = made.Json.GetProperty("details").GetProperty("id").GetString();
        await admin.PostAsync("""{"overlapSeconds":60}""", $"/api/v1/keys/{id}/rotate");
        await admin.DoAsync(new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/keys/{id}"));

        var entries = await EntriesAsync();

        entries.Select(Text("action")).ShouldBe(["key.revoke", "key.rotate", "key.create", "key.create"]);
        entries.ShouldAllBe(entry => entry.GetProperty("outcome").GetString() == "done");
        entries.Take(3).ShouldAllBe(entry => entry.GetProperty("target").GetString() == id && entry.GetProperty("keyName").GetString() == "bootstrap");
        entries[2].GetProperty("detail").GetString().ShouldBe("“Paint shop”: ingest, for the team Filbert");
        entries[3].GetProperty("keyId").ValueKind.ShouldBe(JsonValueKind.Null, "the program itself made the first key");
    }

    [Fact]
    public async Task No_secret_is_ever_written_down()
    {
        var made = await _workshop.Admin().PostAsync("""{"name":"n","scopes":["admin"]}""", "/api/v1/keys");
        var secret = made.Json.GetProperty("key").GetString()!;
        await _workshop.Browser().PostAsync(JsonSerializer.Serialize(new { key = secret }), "/api/v1/session");

        var text = (await _workshop.Admin().ReadAsync("/api/v1/audit")).Text;

        text.ShouldContain("session.begin");
        text.ShouldNotContain(secret);
        text.ShouldNotContain(TestWorkshop.AdminKey);
    }

    [Fact]
    public async Task Everything_that_operators_and_admins_may_write_is_written_down_also_if_it_is_refused()
    {
        var routes = EveryRoute.Of(_workshop).Where(route => route.Writes && route.Needs is Scopes.Operate or Scopes.Admin && !IsData(route)).ToList();
        var reader = await _workshop.ClientAsync(Scopes.Read);
        foreach (var route in routes)
            (await reader.DoAsync(route.Request())).Code.ShouldBe("scope.missing");

        var refused = (await EntriesAsync()).Where(entry => entry.GetProperty("outcome").GetString() == "refused").ToList();

        refused.Count.ShouldBe(routes.Count);
        refused.Select(Text("target")).ShouldBe(routes.Select(route => route.Path), ignoreOrder: true);
        refused.ShouldAllBe(entry => entry.GetProperty("detail").GetString() == "scope.missing");
    }

    [Fact]
    public async Task What_stress_tests_post_is_not_written_down()
    {
        await _workshop.Admin().PostAsync("""{"item":"a","team":"T"}""", "/api/v1/stress/log");

        (await EntriesAsync()).ShouldHaveSingleItem("only the first key").GetProperty("action").GetString().ShouldBe("key.create");
    }

    [Fact]
    public async Task Who_tries_again_and_again_what_it_may_not_does_not_fill_the_log()
    {
        var reader = await _workshop.ClientAsync(Scopes.Read);
        for (var i = 0; i < 5; i++)
            await reader.PostAsync("{}", "/api/v1/keys");
        (await CountAsync("refused")).ShouldBe(1);

        _workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        await reader.PostAsync("{}", "/api/v1/keys");

        (await CountAsync("refused")).ShouldBe(2);
    }

    [Fact]
    public async Task What_was_not_possible_is_written_down_with_the_reason()
    {
        var own = (await _workshop.Admin().ReadAsync("/api/v1/keys")).Json[0].GetProperty("id").GetString();
        await _workshop.Admin().DoAsync(new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/keys/{own}"));

        var entry = (await EntriesAsync())[0];

        entry.GetProperty("outcome").GetString().ShouldBe("refused");
        entry.GetProperty("detail").GetString().ShouldBe("key.last_admin: “bootstrap”: admin");
    }

    [Fact]
    public async Task Strangers_and_stations_are_not_written_down()
    {
        await _workshop.Stranger().PostAsync("{}", "/api/v1/keys");
        await _workshop.Stranger().PostAsync("""{"code":"x"}""", "/api/v1/claim");
        await _workshop.ClientWith("wsk_wrong").PostAsync("{}", "/api/v1/keys");
        await _workshop.Admin().PostAsync("""{"item":"a","team":"T"}""");
        await _workshop.Browser().PostAsync(JsonSerializer.Serialize(new { key = await _workshop.KeyAsync(Scopes.Read) }), "/api/v1/session");

        (await EntriesAsync()).ShouldHaveSingleItem().GetProperty("detail").GetString().ShouldBe("From Workshop:BootstrapKey");
    }

    [Fact]
    public async Task The_log_comes_in_pages()
    {
        for (var i = 0; i < 4; i++)
            await _workshop.Admin().PostAsync($$"""{"name":"{{i}}","scopes":["read"]}""", "/api/v1/keys");

        var first = await _workshop.Admin().ReadAsync("/api/v1/audit?limit=3");
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        var second = await _workshop.Admin().ReadAsync(next);

        first.Json.GetArrayLength().ShouldBe(3);
        second.Json.GetArrayLength().ShouldBe(2);
        second.Headers.Contains("Link").ShouldBeFalse();
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=501")]
    [InlineData("?cursor=x")]
    [InlineData("?who=me")]
    public async Task A_question_that_makes_no_sense_is_refused(string query) =>
        (await _workshop.Admin().ReadAsync("/api/v1/audit" + query)).Code.ShouldBe("query.invalid");

    [Fact]
    public async Task What_cannot_be_written_down_now_is_later()
    {
        var log = new FailingLog();
        using var trail = new AuditTrail(log, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<AuditTrail>.Instance);
        await trail.WriteAsync(Entry("first"));
        log.Entries.ShouldBeEmpty();

        log.Fails = false;
        await trail.WriteAsync(Entry("second"));

        log.Entries.Select(entry => entry.Action).ShouldBe(["first", "second"]);
    }

    /// <summary>The one such route that takes data rather than to do something.</summary>
    private static bool IsData(EveryRoute route) => route.Pattern == "/api/v1/stress/log";

    private static AuditEntry Entry(string action) => new() { Uid = Guid.NewGuid(), At = DateTimeOffset.UnixEpoch, Action = action, Outcome = AuditOutcome.Done };

    private static Func<JsonElement, string?> Text(string member) => entry => entry.GetProperty(member).GetString();

    private async Task<List<JsonElement>> EntriesAsync() => [.. (await _workshop.Admin().ReadAsync("/api/v1/audit?limit=500")).Json.EnumerateArray()];

    private async Task<int> CountAsync(string outcome) => (await EntriesAsync()).Count(entry => entry.GetProperty("outcome").GetString() == outcome);

    private sealed class FailingLog : IAuditLog
    {
        public bool Fails { get; set; } = true;

        public List<AuditEntry> Entries { get; } = [];

        public ValueTask AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken = default)
        {
            if (Fails)
                throw new StorageUnavailableException("locked");
            Entries.AddRange(entries);
            return default;
        }

        public ValueTask<IReadOnlyList<AuditEntry>> ListAsync(long below, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
