using Microsoft.Extensions.DependencyInjection;
using Workshop.Log;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Tests.Security;

public sealed class ClaimTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> NoBootstrapKey = new() { [TestWorkshop.BootstrapKey] = "" };

    private readonly TestWorkshop _workshop = new() { Settings = NoBootstrapKey };

    private string Code => _workshop.Services.GetRequiredService<Claim>().Code!.Text;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task The_code_gives_the_first_admin_a_key_and_a_session_once()
    {
        var browser = _workshop.Browser();
        var code = Code;
        (await browser.ReadAsync("/api/v1/session")).Text.ShouldBe("""{"signedIn":false,"claimable":true,"name":null,"scopes":[],"team":null}""");

        var claimed = await ClaimAsync(browser, code);

        claimed.Status.ShouldBe(HttpStatusCode.Created);
        claimed.Json.GetProperty("scopes")[0].GetString().ShouldBe("admin");
        claimed.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var key = claimed.Json.GetProperty("key").GetString()!;
        (await _workshop.ClientWith(key).ReadAsync("/api/v1/dashboard")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.ReadAsync("/api/v1/session")).Text.ShouldBe("""{"signedIn":true,"claimable":false,"name":"admin","scopes":["admin"],"team":null}""");
        (await browser.ReadAsync("/api/v1/dashboard")).Status.ShouldBe(HttpStatusCode.OK);

        var again = await ClaimAsync(_workshop.Stranger(), code);
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Code.ShouldBe("claim.done");
        _workshop.Log.Lines.ShouldNotContain(line => line.Contains(key, StringComparison.Ordinal) || line.Contains(code, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("000000-000000-000000-000000")]
    [InlineData("")]
    [InlineData("ä")]
    public async Task A_wrong_code_is_refused_and_the_right_one_still_works(string wrong)
    {
        var answer = await ClaimAsync(_workshop.Stranger(), wrong);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Code.ShouldBe("claim.wrong");
        (await ClaimAsync(_workshop.Stranger(), Code)).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_code_may_be_typed_without_care() =>
        (await ClaimAsync(_workshop.Stranger(), $" {Code.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace('0', 'o').Replace('1', 'l')} "))
            .Status.ShouldBe(HttpStatusCode.Created);

    [Fact]
    public async Task Of_two_at_once_only_one_becomes_the_admin()
    {
        var code = Code;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ClaimAsync(_workshop.Stranger(), code)));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.Conflict).ShouldBe(7);
    }

    [Fact]
    public async Task Wrong_codes_are_throttled()
    {
        var client = _workshop.Stranger();
        for (var i = 0; i < ClaimThrottle.Limit; i++)
            (await ClaimAsync(client, "wrong")).Code.ShouldBe("claim.wrong");

        var throttled = await ClaimAsync(client, Code);

        throttled.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        throttled.Code.ShouldBe("claim.throttled");
        throttled.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), ClaimThrottle.Window);
        _workshop.Clock.Advance(ClaimThrottle.Window);
        (await ClaimAsync(client, Code)).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_code_stays_good_if_it_is_not_known_whether_the_key_is_stored(bool stores)
    {
        var store = new FailingKeys { Stores = stores };
        await using var workshop = new TestWorkshop { Settings = NoBootstrapKey, Replace = services => services.AddSingleton<IKeyStore>(store) };
        var code = workshop.Services.GetRequiredService<Claim>().Code!.Text;

        (await ClaimAsync(workshop.Stranger(), code)).Code.ShouldBe("storage.unavailable");
        store.Fails = false;
        await workshop.Services.GetRequiredService<KeyRing>().LoadAsync(default);

        (await ClaimAsync(workshop.Stranger(), code)).Status.ShouldBe(HttpStatusCode.Created);
        (await store.ListAsync()).Count.ShouldBe(1);
        (await ClaimAsync(workshop.Stranger(), code)).Code.ShouldBe("claim.done");
    }

    [Fact]
    public async Task With_a_bootstrap_key_there_is_nothing_to_claim()
    {
        await using var workshop = new TestWorkshop();

        (await workshop.Stranger().ReadAsync("/api/v1/session")).Json.GetProperty("claimable").GetBoolean().ShouldBeFalse();
        (await ClaimAsync(workshop.Stranger(), "anything")).Code.ShouldBe("claim.done");
    }

    [Fact]
    public void A_code_has_more_than_a_hundred_random_bits()
    {
        var codes = Enumerable.Range(0, 100).Select(_ => ClaimCode.Create().Text).ToList();

        codes.Distinct().Count().ShouldBe(100);
        codes.ShouldAllBe(code => code.Replace("-", "", StringComparison.Ordinal).Length * 5 > 100);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest, "json.malformed")]
    [InlineData("[]", HttpStatusCode.BadRequest, "json.malformed")]
    [InlineData("{\"code\":1}", HttpStatusCode.BadRequest, "json.malformed")]
    [InlineData("null", HttpStatusCode.Forbidden, "claim.wrong")]
    [InlineData("{}", HttpStatusCode.Forbidden, "claim.wrong")]
    public async Task A_body_that_makes_no_sense_is_refused(string body, HttpStatusCode status, string code)
    {
        var answer = await _workshop.Stranger().PostAsync(body, "/api/v1/claim");

        answer.Status.ShouldBe(status);
        answer.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_large_body_is_refused() =>
        (await _workshop.Stranger().PostAsync(new string(' ', 10_000), "/api/v1/claim")).Code.ShouldBe("body.too_large");

    private static Task<Answer> ClaimAsync(HttpClient client, string code) =>
        client.PostAsync(JsonSerializer.Serialize(new { code }), "/api/v1/claim");

    private sealed class FailingKeys : IKeyStore
    {
        private readonly List<ApiKey> _keys = [];

        public bool Fails { get; set; } = true;

        /// <summary>Fails, but has the key all the same.</summary>
        public bool Stores { get; init; }

        public ValueTask<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken = default) => new([.. _keys]);

        public ValueTask AddAsync(ApiKey key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<bool> AddFirstAdminAsync(ApiKey key, CancellationToken cancellationToken = default)
        {
            if (!_keys.Exists(known => known.Id == key.Id) && (_keys.Count == 0) && (Stores || !Fails))
                _keys.Add(key);
            if (Fails)
                throw new StorageUnavailableException("locked");
            return new(_keys.Exists(known => known.Id == key.Id));
        }

        public ValueTask<bool> ReplaceAsync(ApiKey successor, DateTimeOffset oldEndsAt, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask<KeyRemoval> RemoveAsync(string id, DateTimeOffset now, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask NoteUsesAsync(IReadOnlyList<KeyUse> uses, CancellationToken cancellationToken = default) => default;
    }
}
