using Microsoft.Extensions.DependencyInjection;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Tests.Postgres;

/// <summary>What one process adds, removes or claims, the others know.</summary>
public sealed class SharedFrontsTests : IAsyncLifetime
{
    private static readonly (string, string?) NoBootstrapKey = (TestWorkshop.BootstrapKey, "");

    private SharedFronts _fronts = null!;

    public async ValueTask InitializeAsync() => _fronts = await SharedFronts.CreateAsync();

    public ValueTask DisposeAsync() => _fronts.DisposeAsync();

    [Fact]
    public async Task A_key_of_one_front_works_at_the_other_at_once_and_is_gone_there_when_it_is_removed()
    {
        var (one, two) = (_fronts.Start(), _fronts.Start());
        (await two.Admin().ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);

        var secret = await one.KeyAsync(Scopes.Read);
        (await two.ClientWith(secret).ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);
        (await two.ClientWith("wsk_never").ReadAsync("/api/v1/teams")).Code.ShouldBe("key.invalid");

        var ring = one.Services.GetRequiredService<KeyRing>();
        await ring.RemoveAsync(ring.Find(secret)!.Id, default);
        await Eventually.BecomesTrueAsync(
            async () => (await two.ClientWith(secret).ReadAsync("/api/v1/teams")).Status == HttpStatusCode.Unauthorized,
            "the removed key to stop working");
    }

    [Fact]
    public async Task A_key_that_is_revoked_or_replaced_at_one_front_ends_at_the_other_and_both_know_who_did_it()
    {
        var (one, two) = (_fronts.Start(), _fronts.Start());
        var made = (await one.Admin().PostAsync("""{"name":"n","scopes":["read"]}""", "/api/v1/keys")).Json;
        var id = made.GetProperty("details").GetProperty("id").GetString();
        var old = two.ClientWith(made.GetProperty("key").GetString()!);
        (await old.ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);

        var rotated = (await one.Admin().PostAsync("""{"overlapSeconds":0}""", $"/api/v1/keys/{id}/rotate")).Json;
        var successor = two.ClientWith(rotated.GetProperty("key").GetString()!);
        (await successor.ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);
        await EndsAsync(old);

        await one.Admin().DoAsync(new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/keys/{rotated.GetProperty("details").GetProperty("id").GetString()}"));
        await EndsAsync(successor);

        (await two.Admin().ReadAsync("/api/v1/audit")).Json.EnumerateArray().Select(entry => entry.GetProperty("action").GetString())
            .ShouldBe(["key.revoke", "key.rotate", "key.create", "key.create"]);

        static Task EndsAsync(HttpClient client) => Eventually.BecomesTrueAsync(
            async () => (await client.ReadAsync("/api/v1/teams")).Status == HttpStatusCode.Unauthorized, "the key to end");
    }

    [Fact]
    public async Task A_browser_signs_in_with_a_key_that_the_front_has_not_heard_of()
    {
        var (one, two) = (_fronts.Start(), _fronts.Start());
        (await two.Admin().ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);
        var secret = await one.KeyAsync(Scopes.Read);

        var answer = await two.Browser().PostAsync(JsonSerializer.Serialize(new { key = secret }), "/api/v1/session");

        answer.Json.GetProperty("signedIn").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Fronts_that_start_at_once_with_the_same_bootstrap_key_have_one_admin()
    {
        var fronts = Enumerable.Range(0, 3).Select(_ => _fronts.Start()).ToList();

        await Task.WhenAll(fronts.Select(front => Task.Run(() => front.Services)));

        foreach (var front in fronts)
        {
            (await front.Admin().ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);
            front.Log.Lines.ShouldNotContain(line => line.Contains("is ignored", StringComparison.Ordinal));
        }

        (await fronts[0].Services.GetRequiredService<IKeyStore>().ListAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_claims_first_is_the_admin_and_the_codes_of_the_other_fronts_are_worth_nothing()
    {
        var fronts = Enumerable.Range(0, 3).Select(_ => _fronts.Start(NoBootstrapKey)).ToList();
        var codes = fronts.ConvertAll(front => front.Services.GetRequiredService<Claim>().Code!.Text);

        var answers = await Task.WhenAll(fronts.Zip(codes, (front, code) => Task.Run(() => ClaimAsync(front, code))));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.Created).ShouldAllBe(answer => answer.Code == "claim.done");
        (await fronts[0].Services.GetRequiredService<IKeyStore>().ListAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_team_that_another_front_has_introduced_is_no_new_one()
    {
        (string, string?) limit = ("Workshop:Entries:MaxNewTeamsPerKey", "1");
        var (one, two) = (_fronts.Start(limit), _fronts.Start(limit));
        var other = await two.KeyAsync(Scopes.Ingest);
        (await one.Admin().PostAsync("""{"team":"T","item":"a"}""")).Number("accepted").ShouldBe(1);
        (await two.ClientWith(other).PostAsync("""{"team":"U","item":"a"}""")).Number("accepted").ShouldBe(1);

        (await two.ClientWith(other).PostAsync("""[{"team":"T","item":"a"},{"team":"U","item":"a"}]""")).Number("accepted").ShouldBe(2);
        (await two.ClientWith(other).PostAsync("""{"team":"V","item":"a"}""")).ErrorCodes.ShouldBe(["names.limit"]);
        (await two.Admin().PostAsync("""{"team":"V","item":"a"}""")).ErrorCodes.ShouldBe(["names.limit"]);
    }

    private static Task<Answer> ClaimAsync(TestWorkshop front, string code) =>
        front.Stranger().PostAsync(JsonSerializer.Serialize(new { code }), "/api/v1/claim");
}
