using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Workshop.Closing;
using Workshop.WebFront.Closing;

namespace Workshop.WebFront.Tests.Closing;

public sealed class ClosingTests : IAsyncLifetime
{
    private const string Yesterday = "/api/v1/days/2026-12-17";

    /// <summary>Closed by hand, so that a test knows when.</summary>
    private readonly TestWorkshop _workshop = new()
    {
        Settings = new Dictionary<string, string?> { ["Workshop:Engine:FlushInterval"] = "00:00:00.050" },
        Replace = static services => services.Remove(services.Single(static service => service.ImplementationType == typeof(NightShiftHosting))),
    };

    private readonly HttpClient _client;

    public ClosingTests() => _client = _workshop.Admin();

    public async ValueTask InitializeAsync()
    {
        _workshop.Clock.Set(DateTimeOffset.Parse("2026-12-18T12:00:00+01:00", provider: null));
        await PostAsync("""{"team":"Filbert","item":"Kreisel","count":4,"timestamp":"2026-12-17T09:14:00+01:00"}""");
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task A_day_says_whether_and_how_it_was_closed()
    {
        (await _client.ReadAsync(Yesterday)).Json.GetProperty("snapshot").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _client.ReadAsync(Yesterday + "/snapshot")).Code.ShouldBe("not_found");
        await CloseAsync();

        var snapshot = (await _client.ReadAsync(Yesterday)).Json.GetProperty("snapshot");
        snapshot.GetProperty("version").GetInt32().ShouldBe(1);
        snapshot.GetProperty("restated").GetBoolean().ShouldBeFalse();
        snapshot.GetProperty("closedAt").GetString().ShouldStartWith("2026-12-18T11:00:");
        var text = await _client.ReadAsync(Yesterday + "/snapshot");
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Text))).ShouldBe(snapshot.GetProperty("checksum").GetString());
        text.Headers.ETag!.Tag.Trim('"').ShouldBe(snapshot.GetProperty("checksum").GetString());
        text.ContentHeaders.ContentType!.MediaType.ShouldBe("application/json");
        text.Json.GetProperty("total").GetProperty("items").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task A_late_entry_gives_a_second_version_and_the_first_can_still_be_read()
    {
        await CloseAsync();
        var first = (await _client.ReadAsync(Yesterday + "/snapshot")).Text;
        await PostAsync("""{"team":"Filbert","item":"Kreisel","count":2,"timestamp":"2026-12-17T10:14:00+01:00"}""");
        _workshop.Clock.Advance(TimeSpan.FromMinutes(11));
        await CloseAsync();

        var snapshot = (await _client.ReadAsync(Yesterday)).Json.GetProperty("snapshot");
        snapshot.GetProperty("version").GetInt32().ShouldBe(2);
        snapshot.GetProperty("restated").GetBoolean().ShouldBeTrue();
        snapshot.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("version").GetInt32()).ShouldBe([2, 1]);
        (await _client.ReadAsync(Yesterday + "/snapshot?version=1")).Text.ShouldBe(first);
        (await _client.ReadAsync(Yesterday + "/snapshot?version=2")).Json.GetProperty("total").GetProperty("items").GetInt32().ShouldBe(6);
        (await _client.ReadAsync(Yesterday + "/snapshot?version=3")).Code.ShouldBe("not_found");
    }

    [Theory]
    [InlineData("/api/v1/days/yesterday/snapshot")]
    [InlineData(Yesterday + "/snapshot?version=0")]
    [InlineData(Yesterday + "/snapshot?version=x")]
    [InlineData(Yesterday + "/snapshot?v=1")]
    public async Task A_question_that_makes_no_sense_is_refused(string path) => (await _client.ReadAsync(path)).Code.ShouldBe("query.invalid");

    [Theory]
    [InlineData("?day=yesterday", "query.invalid")]
    [InlineData("?days=2026-12-17", "query.invalid")]
    [InlineData("?day=2026-12-01", "not_found")]
    public async Task A_proof_of_no_day_is_refused(string query, string code) =>
        (await _client.PostAsync("", "/api/v1/verify" + query)).Code.ShouldBe(code);

    [Fact]
    public async Task A_proof_tells_each_day_and_that_all_is_well()
    {
        await CloseAsync();
        var lines = await VerifyAsync("");

        lines[0].GetProperty("days").EnumerateArray().Select(day => day.GetString()).ShouldBe(["2026-12-17"]);
        lines[1].GetProperty("day").GetRawText().ShouldBe("""{"day":"2026-12-17","kind":"equal","entries":1,"findings":[]}""");
        var summary = lines[2].GetProperty("summary");
        summary.GetProperty("ok").GetBoolean().ShouldBeTrue();
        summary.GetProperty("equal").GetInt32().ShouldBe(1);
        summary.GetProperty("night").GetProperty("proven").GetInt32().ShouldBe(1);
        summary.GetProperty("night").GetProperty("waiting").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_cell_that_was_changed_in_SQL_is_told_mended_and_remembered()
    {
        await CloseAsync();
        await SpoilAsync("UPDATE cell SET items = 400");

        var lines = await VerifyAsync("?day=2026-12-17");

        var day = lines[1].GetProperty("day");
        day.GetProperty("kind").GetString().ShouldBe("repaired");
        var finding = day.GetProperty("findings")[0];
        finding.GetProperty("team").GetString().ShouldBe("Filbert");
        finding.GetProperty("cells")[0].GetProperty("stored").GetProperty("items").GetInt32().ShouldBe(400);
        finding.GetProperty("cells")[0].GetProperty("counted").GetProperty("items").GetInt32().ShouldBe(4);
        lines[^1].GetProperty("summary").GetProperty("ok").GetBoolean().ShouldBeFalse();
        (await _client.ReadAsync(Yesterday)).Json.GetProperty("total").GetProperty("items").GetInt32().ShouldBe(4);
        (await VerifyAsync(""))[^1].GetProperty("summary").GetProperty("ok").GetBoolean().ShouldBeTrue();

        var state = (await _client.ReadAsync("/api/v1/verify")).Json;
        var kept = state.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        kept.GetProperty("day").GetString().ShouldBe("2026-12-17");
        kept.GetProperty("kind").GetString().ShouldBe("repaired");
        _workshop.Log.Lines.ShouldContain(line => line.StartsWith("Error The figures of team Filbert on", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Scopes.Read, false)]
    [InlineData(Scopes.Ingest, false)]
    [InlineData(Scopes.Operate, true)]
    public async Task Days_are_proven_by_operators(Scopes scopes, bool may) =>
        (await (await _workshop.ClientAsync(scopes)).PostAsync("", "/api/v1/verify")).Status.ShouldBe(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden);

    [Fact]
    public async Task The_light_is_red_until_finished_days_are_closed()
    {
        await Eventually.BecomesTrueAsync(
            async () => (await _workshop.Services.GetRequiredService<IDayStore>().ListDaysAsync()).Count == 1, "the figures to be written");
        (await LightAsync()).GetProperty("code").GetString().ShouldBe("schedules.waiting", "there is time to close it; last night nobody knew of it");
        _workshop.Clock.Advance(TimeSpan.FromMinutes(16));
        (await LightAsync()).GetProperty("code").GetString().ShouldBe("schedules.late");
        await CloseAsync();
        (await LightAsync()).GetProperty("code").GetString().ShouldBe("schedules.good");
        await SpoilAsync("UPDATE cell SET items = 400");
        await VerifyAsync("");
        (await LightAsync()).GetProperty("code").GetString().ShouldBe("schedules.repaired");
    }

    private async Task PostAsync(string entry) => (await _client.PostAsync(entry)).Number("accepted").ShouldBe(1);

    /// <summary>Works until there is nothing left to do, which is not before the figures are written.</summary>
    private async Task CloseAsync()
    {
        var shift = _workshop.Services.GetRequiredService<NightShift>();
        var store = _workshop.Services.GetRequiredService<Stats.ICellStore>();
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                var stored = await store.ReadAsync(new Stats.CellRead { Queries = [] });
                return stored.Teams.All(static mark => mark.Counted == mark.LastSeq) && await shift.StepAsync() == StepResult.Idle;
            },
            "the day to be closed and proven");
    }

    private async Task SpoilAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_workshop.DataDirectory, "workshop.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync()).ShouldBePositive();
    }

    private async Task<List<JsonElement>> VerifyAsync(string query)
    {
        var answer = await _client.PostAsync("", "/api/v1/verify" + query);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return [.. answer.Text.TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line))];
    }

    private async Task<JsonElement> LightAsync() => (await _client.ReadAsync("/api/v1/preflight")).Text.TrimEnd('\n').Split('\n')
        .Select(line => JsonElement.Parse(line)).Where(line => line.TryGetProperty("light", out _)).Select(line => line.GetProperty("light"))
        .Single(light => light.GetProperty("name").GetString() == "schedules");
}
