using Workshop.WebFront.Tests.Security;

namespace Workshop.WebFront.Tests.Utilisation;

public sealed class CalendarTests : IAsyncLifetime
{
    private const string Calendar = "/api/v1/calendar";

    private const string Full =
        """
        {"version":0,"week":{"monday":[{"from":"06:00","to":"14:00","pauses":[{"from":"09:00","to":"09:15"}]},{"from":"22:00","to":"06:00"}],"sunday":[]},
         "idealItemsPerHour":60,"teams":[{"team":" Greta ","week":null,"idealItemsPerHour":12.5},{"team":"Filbert","week":{"friday":[{"from":"08:00","to":"12:00"}]}}],
         "holidays":[{"date":"2026-12-31","name":"Silvester","endsAt":"12:00"},{"date":"2026-12-25","name":"Weihnachten"}],
         "christmasEveEndsAt":"18:00","gapMinutes":20}
        """;

    private readonly TestWorkshop _workshop = new();
    private readonly HttpClient _client;

    public CalendarTests() => _client = _workshop.Admin();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task Before_there_is_a_calendar_it_is_empty_and_has_the_version_0()
    {
        var calendar = (await _client.ReadAsync(Calendar)).Json;

        calendar.GetProperty("version").GetInt64().ShouldBe(0);
        calendar.GetProperty("savedBy").ValueKind.ShouldBe(JsonValueKind.Null);
        calendar.GetProperty("week").GetProperty("monday").GetArrayLength().ShouldBe(0);
        (calendar.GetProperty("gapMinutes").GetInt32(), calendar.GetProperty("tailMinutes").GetInt32(), calendar.GetProperty("breakMinutes").GetInt32()).ShouldBe((15, 1, 15));
        calendar.GetProperty("timeZone").GetString().ShouldBe("Europe/Berlin");
    }

    [Fact]
    public async Task A_calendar_is_kept_in_its_normal_form()
    {
        var answer = await _client.PutAsync(Full);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Text.ShouldBe((await _client.ReadAsync(Calendar)).Text);
        var calendar = answer.Json;
        (calendar.GetProperty("version").GetInt64(), calendar.GetProperty("savedBy").GetString()).ShouldBe((1, "bootstrap"));
        calendar.GetProperty("week").GetProperty("monday").GetRawText().ShouldBe(
            """[{"from":"06:00","to":"14:00","pauses":[{"from":"09:00","to":"09:15"}]},{"from":"22:00","to":"06:00","pauses":[]}]""");
        calendar.GetProperty("teams").EnumerateArray().Select(team => team.GetProperty("team").GetString()).ShouldBe(["Filbert", "Greta"]);
        calendar.GetProperty("teams")[1].GetRawText().ShouldBe("""{"team":"Greta","week":null,"idealItemsPerHour":12.5}""");
        calendar.GetProperty("holidays").GetRawText().ShouldBe(
            """[{"date":"2026-12-25","name":"Weihnachten","endsAt":null},{"date":"2026-12-31","name":"Silvester","endsAt":"12:00"}]""");
        calendar.GetProperty("gapMinutes").GetInt32().ShouldBe(20);
    }

    [Fact]
    public async Task Whoever_has_not_seen_the_calendar_in_force_does_not_replace_it()
    {
        await _client.PutAsync(Full);

        var late = await _client.PutAsync("""{"version":0,"week":{}}""");

        (late.Status, late.Code).ShouldBe((HttpStatusCode.Conflict, "calendar.outdated"));
        (await _client.ReadAsync(Calendar)).Number("version").ShouldBe(1);
        (await _client.PutAsync("""{"version":1,"week":{}}""")).Number("version").ShouldBe(2);
        (await _client.PutAsync("""{"version":1,"week":{}}""")).Status.ShouldBe(HttpStatusCode.OK, "the same again, as after an answer that was lost");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_where()
    {
        var answer = await _client.PutAsync("""
            {"week":{"monday":[{"from":"6","to":"14:00"},{"from":"08:00","to":"08:00"},{"from":"08:00","to":"12:00","pauses":[{"from":"11:00","to":"13:00"},{"from":"09:00","to":"10:00"},{"from":"09:30","to":"09:45"}]},
              {"from":"11:00","to":"15:00"},null],"saturday":[{"from":"20:00","to":"08:00"}],"sunday":[{"from":"07:00","to":"09:00"}]},
             "idealItemsPerHour":0,"teams":[{"team":"Filbert"},{"team":"Filbert"},{"team":""},null],
             "holidays":[{"date":"2026-02-30","name":"x"},{"date":"2026-12-25","name":""},{"date":"2026-12-25","name":"twice","endsAt":"25:00"}],
             "christmasEveEndsAt":"evening","gapMinutes":0,"tailMinutes":99,"breakMinutes":1000}
            """);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "calendar.invalid"));
        answer.Json.GetProperty("errors").EnumerateArray()
            .Select(error => $"{error.GetProperty("pointer").GetString()} {error.GetProperty("code").GetString()}")
            .ShouldBe(
            [
                "/version version.missing",
                "/week/monday/0/from time.format",
                "/week/monday/1 times.equal",
                "/week/monday/2/pauses/0 pause.outside",
                "/week/monday/2/pauses/2 pause.overlap",
                "/week/monday/3 shift.overlap",
                "/week/monday/4/from time.format",
                "/week/monday/4/to time.format",
                "/week/sunday/0 shift.overlap",
                "/idealItemsPerHour rate.range",
                "/teams/1/team team.repeated",
                "/teams/2/team name.invalid",
                "/teams/3 team.missing",
                "/holidays/0/date date.format",
                "/holidays/1/name name.invalid",
                "/holidays/2/endsAt time.format",
                "/holidays/2/date date.repeated",
                "/christmasEveEndsAt time.format",
                "/gapMinutes minutes.range",
                "/tailMinutes minutes.range",
                "/breakMinutes minutes.range",
            ],
            ignoreOrder: true);
        (await _client.ReadAsync(Calendar)).Number("version").ShouldBe(0);
    }

    [Theory]
    [InlineData("", "json.malformed")]
    [InlineData("null", "calendar.invalid")]
    [InlineData("{}", "calendar.invalid")]
    [InlineData("[]", "json.malformed")]
    [InlineData("""{"version":0,"week":{"monday":"early"}}""", "json.malformed")]
    [InlineData("""{"version":0,"week":{},"idealItemsPerHour":"60"}""", "json.malformed")]
    [InlineData("""{"version":-1,"week":{}}""", "calendar.invalid")]
    public async Task What_is_no_calendar_changes_nothing(string body, string code)
    {
        (await _client.PutAsync(body)).Code.ShouldBe(code);
        (await _client.ReadAsync(Calendar)).Number("version").ShouldBe(0);
    }

    [Fact]
    public async Task A_calendar_that_is_too_large_is_not_read() =>
        (await _client.PutAsync($$"""{"version":0,"week":{},"teams":[{{string.Join(',', Enumerable.Repeat("{}", 300_000))}}]}""")).Code.ShouldBe("body.too_large");

    [Fact]
    public async Task Only_admins_change_it_and_readers_see_it()
    {
        foreach (var scope in (Scopes[])[Scopes.Read, Scopes.Operate])
        {
            var client = await _workshop.ClientAsync(scope);
            (await client.PutAsync(Full)).Code.ShouldBe("scope.missing");
            (await client.ReadAsync(Calendar)).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await (await _workshop.ClientAsync(Scopes.Ingest)).ReadAsync(Calendar)).Code.ShouldBe("scope.missing");
    }

    [Fact]
    public async Task Who_changed_it_is_written_down()
    {
        await _client.PutAsync(Full);

        var entry = (await _client.ReadAsync("/api/v1/audit")).Json.EnumerateArray().First(entry => entry.GetProperty("action").GetString() == "calendar.change");
        entry.GetProperty("detail").GetString().ShouldBe("Version 1: 2 shifts a week, 2 teams with a plan of their own, 2 special days.");
    }

    [Fact]
    public async Task It_survives_a_restart()
    {
        using var data = new ScratchDirectory();
        string before;
        await using (var first = new TestWorkshop { DataDirectory = data.Path })
            before = (await first.Admin().PutAsync(Full)).Text;

        await using var second = new TestWorkshop { DataDirectory = data.Path };
        (await second.Admin().ReadAsync(Calendar)).Text.ShouldBe(before);
    }
}

internal static class CalendarClient
{
    public static Task<Answer> PutAsync(this HttpClient client, string body) => client.DoAsync(
        new HttpRequestMessage(HttpMethod.Put, "/api/v1/calendar") { Content = new StringContent(body, Encoding.UTF8, "application/json") });
}
