using Workshop.Incidents;

namespace Workshop.WebFront.Tests.Figures;

public sealed class FiguresTests : IAsyncLifetime
{
    private readonly TestWorkshop _workshop = new();
    private readonly HttpClient _client;

    /// <summary>The critical entry of Elwin's, which no fix is about.</summary>
    private static string OldestOpen =>
        new IncidentId(IncidentId.FingerprintOf("paint", "production.completed"), DateTimeOffset.Parse("2026-12-17T22:30:00Z", provider: null).ToUnixTimeMilliseconds()).ToString();

    public FiguresTests() => _client = _workshop.Admin();

    public async ValueTask InitializeAsync()
    {
        _workshop.Clock.Set(DateTimeOffset.Parse("2026-12-18T12:00:00+01:00", provider: null));
        var answer = await _client.PostAsync("""
            [{"team":"Filbert","item":"Kreisel","count":4,"timestamp":"2026-12-18T09:14:00+01:00"},
             {"team":"Filbert","type":"paint.error","timestamp":"2026-12-18T09:15:00+01:00"},
             {"team":"Elwin","item":"Zug","count":2,"feature":"paint","severity":"critical","timestamp":"2026-12-17T23:30:00+01:00"},
             {"team":"Elwin","type":"paint.fix","timestamp":"2026-12-17T00:00:00+01:00"},
             {"team":"Elwin","type":"wish.created","timestamp":"2026-12-16T10:00:00+01:00"},
             {"team":"Elwin","type":"elf.joined","timestamp":"2026-12-16T10:00:00+01:00"}]
            """);
        answer.Number("accepted").ShouldBe(6);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/dashboard")]
    [InlineData("/api/admin/dashboard")]
    public async Task The_dashboard_has_the_documented_shape(string path)
    {
        var dashboard = (await _client.ReadAsync(path)).Json;

        dashboard.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "ok", "productionReadiness", "qualityScore", "systemStability", "activityCount", "productionTimeline", "errorStats", "fixStats",
            "featureMaturity", "recentEvents", "backupHealth", "readinessLevel", "activityFactor", "activityTarget", "demo", "today", "timeZone",
            "asOf", "sequence", "corrections",
        ]);
        dashboard.GetProperty("sequence").GetInt32().ShouldBe(6);
        dashboard.GetProperty("activityCount").GetInt32().ShouldBe(3);
        dashboard.GetProperty("today").GetString().ShouldBe("2026-12-18");
        dashboard.GetProperty("timeZone").GetString().ShouldBe("Europe/Berlin");
        dashboard.GetProperty("qualityScore").GetDouble().ShouldBe(66.7);
        dashboard.GetProperty("systemStability").GetDouble().ShouldBe(83.3);
        dashboard.GetProperty("errorStats").GetRawText().ShouldBe(
            """{"rate":33.33,"count":2,"critical":1,"total":6,"topErrors":[{"type":"paint.error","count":1,"share":50},{"type":"production.completed","count":1,"share":50}],"week":"""
            + """{"rate":33.33,"count":2,"total":6,"topErrors":[{"type":"paint.error","count":1,"share":50},{"type":"production.completed","count":1,"share":50}]}}""");
        dashboard.GetProperty("fixStats").GetRawText().ShouldBe(
            """{"rate":0,"fixesPerWeek":1,"openErrors":2,"opened":2,"resolved":0,"mttr":{"count":0,"seconds":null,"medianSeconds":null,"p90Seconds":null}"""
            + $$$""","oldestOpen":{"id":"{{{OldestOpen}}}","since":"2026-12-17T22:30:00.000Z","minutes":750}}""");
        dashboard.GetProperty("backupHealth").GetRawText().ShouldBe("""{"status":"none","lastBackup":null,"backupFrequency":null,"size":null,"lastProof":null}""");
        dashboard.GetProperty("productionTimeline").GetArrayLength().ShouldBe(7);
        dashboard.GetProperty("productionTimeline")[6].GetRawText().ShouldBe("""{"date":"2026-12-18","count":2,"items":4,"errors":1}""");
        dashboard.GetProperty("featureMaturity")[0].GetRawText().ShouldBe("""{"name":"paint","events":3,"errors":2,"errorRate":66.67,"level":1}""");
        dashboard.GetProperty("recentEvents").GetArrayLength().ShouldBe(6);
    }

    [Fact]
    public async Task A_day_has_its_hours_in_local_time_and_tells_how_much_was_late()
    {
        var today = (await _client.ReadAsync("/api/v1/days/2026-12-18")).Json;
        today.GetProperty("late").GetInt32().ShouldBe(0);
        today.GetProperty("hours").GetArrayLength().ShouldBe(24);
        today.GetProperty("hours")[9].GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal).ShouldBe(
            """{"hour":"09:00","offset":"+01:00","start":"2026-12-18T08:00:00.000Z","entries":2,"items":4,"errors":1}""");
        (await _client.ReadAsync("/api/v1/days/2026-12-17")).Number("late").ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-10-25T12:00:00+01:00", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", 25, "02:00 +02:00,02:00 +01:00")]
    [InlineData("2027-03-28T12:00:00+02:00", "2027-03-28T01:59:00+01:00", "2027-03-28T03:00:00+02:00", 23, "01:00 +01:00,03:00 +02:00")]
    public async Task A_day_on_which_the_clocks_change_has_all_its_hours_told_apart(string now, string first, string second, int hours, string told)
    {
        await using var workshop = new TestWorkshop();
        workshop.Clock.Set(DateTimeOffset.Parse(now, provider: null));
        using var client = workshop.Admin();
        await client.PostAsync($$"""[{"team":"Filbert","item":"Zug","timestamp":"{{first}}"},{"team":"Filbert","item":"Zug","timestamp":"{{second}}"}]""");

        var day = (await client.ReadAsync($"/api/v1/days/{now[..10]}")).Json.GetProperty("hours");

        day.GetArrayLength().ShouldBe(hours);
        var counted = day.EnumerateArray().Where(static hour => hour.GetProperty("entries").GetInt64() == 1);
        string.Join(',', counted.Select(static hour => $"{hour.GetProperty("hour").GetString()} {hour.GetProperty("offset").GetString()}")).ShouldBe(told);
    }

    [Fact]
    public async Task Vouchers_are_told_by_the_day_of_their_issue()
    {
        (await _client.ReadAsync("/api/v1/conversion")).Text.ShouldBe("""{"issued":0,"booked":0,"cancelled":0,"rate":null,"days":[]}""");
        await _client.PostAsync("""
            [{"team":"Greta","type":"voucher.issued","timestamp":"2026-12-17T10:00:00+01:00"},{"team":"Greta","type":"voucher.issued","timestamp":"2026-12-17T10:01:00+01:00"},
             {"team":"Greta","type":"voucher.issued","timestamp":"2026-12-18T10:00:00+01:00"},{"team":"Greta","type":"voucher.booked","timestamp":"2026-12-18T10:01:00+01:00"},
             {"team":"Greta","type":"voucher.booked","timestamp":"2026-12-18T10:02:00+01:00"},{"team":"Greta","type":"voucher.cancelled","timestamp":"2026-12-18T10:03:00+01:00"}]
            """);

        (await _client.ReadAsync("/api/v1/conversion")).Text.ShouldBe(
            """{"issued":3,"booked":2,"cancelled":1,"rate":33.3,"days":[{"day":"2026-12-17","issued":2,"booked":1,"cancelled":0,"rate":50},"""
            + """{"day":"2026-12-18","issued":1,"booked":1,"cancelled":1,"rate":0}]}""");
        (await _client.ReadAsync("/api/v1/conversion?from=2026-12-18")).Number("issued").ShouldBe(1);
        (await _client.ReadAsync("/api/v1/conversion?from=x")).Code.ShouldBe("query.invalid");
    }

    [Fact]
    public async Task Teams_and_features_have_their_counters_in_the_window()
    {
        (await _client.ReadAsync("/api/v1/teams")).Text.ShouldBe(
            """[{"name":"Elwin","share":33.3,"entries":4,"production":1,"items":2,"errors":1,"critical":1,"fixes":1,"wishes":1,"elves":1,"breaks":0},"""
            + """{"name":"Filbert","share":66.7,"entries":2,"production":1,"items":4,"errors":1,"critical":0,"fixes":0,"wishes":0,"elves":0,"breaks":0}]""");
        var features = (await _client.ReadAsync("/api/v1/features")).Json;
        features.EnumerateArray().Select(feature => feature.GetProperty("name").GetString()).ShouldBe(["paint", "elf", "production", "wish"]);
        features[0].GetProperty("maturity").GetRawText().ShouldBe(
            """{"errorRate":66.67,"level":1,"next":{"level":2,"minEntries":100,"errorRateBelow":10,"cleanEntriesMissing":97}}""");
    }

    [Theory]
    [InlineData("/api/v1/teams/Elwin", "Elwin", 4, "2026-12-16 2026-12-17")]
    [InlineData("/api/v1/features/paint", "paint", 3, "2026-12-17 2026-12-18")]
    public async Task A_team_and_a_feature_have_totals_and_days(string path, string name, int entries, string days)
    {
        var history = (await _client.ReadAsync(path)).Json;

        history.GetProperty("name").GetString().ShouldBe(name);
        history.GetProperty("total").GetProperty("entries").GetInt32().ShouldBe(entries);
        string.Join(' ', history.GetProperty("days").EnumerateArray().Select(day => day.GetProperty("day").GetString())).ShouldBe(days);
    }

    [Fact]
    public async Task A_team_has_its_share_of_what_all_made()
    {
        var team = (await _client.ReadAsync("/api/v1/teams/Filbert")).Json;

        team.GetProperty("date").GetString().ShouldBe("2026-12-18");
        team.GetProperty("today").GetProperty("items").GetInt32().ShouldBe(4);
        team.GetProperty("wholeItems").GetRawText().ShouldBe("""{"today":4,"window":6,"total":6}""");
        team.GetProperty("share").GetRawText().ShouldBe("""{"today":100,"window":66.7,"total":66.7}""");
        team.GetProperty("days")[0].GetProperty("share").GetDouble().ShouldBe(100);
        team.GetProperty("topErrors").GetRawText().ShouldBe("""[{"type":"paint.error","count":1,"share":100}]""");
        team.GetProperty("breaksAllowed").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_team_that_has_made_nothing_yet_today_has_a_share_of_0_percent_and_of_a_day_without_items_none()
    {
        var team = (await _client.ReadAsync("/api/v1/teams/Elwin")).Json;

        team.GetProperty("today").GetProperty("entries").GetInt32().ShouldBe(0);
        team.GetProperty("share").GetProperty("today").GetDouble().ShouldBe(0);
        team.GetProperty("days")[0].GetProperty("share").ValueKind.ShouldBe(JsonValueKind.Null);
        team.GetProperty("days")[1].GetProperty("wholeItems").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_team_of_a_workshop_that_has_opted_in_has_biscuit_breaks()
    {
        await using var workshop = new TestWorkshop { Settings = new Dictionary<string, string?> { ["Workshop:Entries:Breaks"] = "true" } };
        await workshop.Admin().PostAsync("""{"team":"Filbert","type":"break"}""");

        var team = (await workshop.Admin().ReadAsync("/api/v1/teams/Filbert")).Json;

        team.GetProperty("breaksAllowed").GetBoolean().ShouldBeTrue();
        team.GetProperty("today").GetProperty("breaks").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_feature_has_its_maturity_and_what_is_missing()
    {
        var feature = (await _client.ReadAsync("/api/v1/features/paint")).Json;

        feature.GetProperty("window").GetProperty("errors").GetInt32().ShouldBe(2);
        feature.GetProperty("maturity").GetProperty("next").GetProperty("cleanEntriesMissing").GetInt32().ShouldBe(97);
        feature.GetProperty("topErrors")[0].GetProperty("type").GetString().ShouldBe("paint.error");
    }

    [Theory]
    [InlineData("teams", "prefix=fil", "Filbert")]
    [InlineData("teams", "prefix=EL&limit=5", "Elwin")]
    [InlineData("teams", "limit=1", "Elwin")]
    [InlineData("features", "prefix=p", "paint production")]
    [InlineData("features", "prefix=x", "")]
    [InlineData("features", "prefix=aint", "")]
    public async Task Names_are_found_by_how_they_begin(string kind, string query, string names)
    {
        var found = (await _client.ReadAsync($"/api/v1/{kind}?{query}")).Json;

        string.Join(' ', found.EnumerateArray().Select(one => one.GetProperty("name").GetString())).ShouldBe(names);
    }

    [Fact]
    public async Task Words_inside_of_names_are_found_after_names_that_begin_so()
    {
        await _client.PostAsync("""[{"team":"Team Ölz","item":"Zug"},{"team":"Team Ölz","item":"Zug"},{"team":"ölmühle","item":"Zug"}]""");

        var found = (await _client.ReadAsync("/api/v1/teams?prefix=%C3%B6l")).Json;

        found.EnumerateArray().Select(one => one.GetProperty("name").GetString()).ShouldBe(["ölmühle", "Team Ölz"]);
        found[1].GetProperty("share").GetDouble().ShouldBe(22.2);
    }

    [Fact]
    public async Task All_days_have_their_totals_oldest_first()
    {
        var days = (await _client.ReadAsync("/api/v1/days")).Json;

        days.EnumerateArray().Select(day => (day.GetProperty("day").GetString(), day.GetProperty("entries").GetInt32()))
            .ShouldBe([("2026-12-16", 2), ("2026-12-17", 2), ("2026-12-18", 2)]);
        (await _client.ReadAsync("/api/v1/days?from=2026-12-17&to=2026-12-17")).Json.GetArrayLength().ShouldBe(1);
        (await _client.ReadAsync("/api/v1/days?to=2026-12-15")).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_day_has_its_teams_features_and_types()
    {
        var day = (await _client.ReadAsync("/api/v1/days/2026-12-18")).Json;

        day.GetProperty("day").GetString().ShouldBe("2026-12-18");
        day.GetProperty("total").GetProperty("items").GetInt32().ShouldBe(4);
        day.GetProperty("teams")[0].GetProperty("name").GetString().ShouldBe("Filbert");
        day.GetProperty("features").GetArrayLength().ShouldBe(2);
        day.GetProperty("types").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("/api/v1/teams/Nobody")]
    [InlineData("/api/v1/features/nothing")]
    [InlineData("/api/v1/days/2001-01-01")]
    [InlineData("/api/v1/teams/%01")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        var answer = await _client.ReadAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Code.ShouldBe("not_found");
    }

    [Fact]
    public async Task The_rows_of_daily_stats_follow_within_moments()
    {
        var rows = await Eventually.GetAsync(
            async () => await _client.ReadAsync("/api/v1/daily-stats") is { Json: var json } && json.GetArrayLength() == 6 ? json.EnumerateArray().ToArray() : null,
            "six rows");

        rows.Select(row => row.GetRawText()).ShouldContain(
            """{"day":"2026-12-18","team":"Filbert","feature":"production","type":"production.completed","entries":1,"production":1,"items":4,"errors":0,"critical":0,"fixes":0,"wishes":0,"elves":0,"breaks":0}""");
        (await _client.ReadAsync("/api/v1/daily-stats?team=Elwin&feature=paint")).Json.GetArrayLength().ShouldBe(2);
        (await _client.ReadAsync("/api/v1/daily-stats?from=2026-12-17&to=2026-12-17")).Json.GetArrayLength().ShouldBe(2);
        (await _client.ReadAsync("/api/v1/daily-stats?to=2026-12-16&from=2026-12-01")).Json.GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("/api/v1/days/today")]
    [InlineData("/api/v1/days?from=today")]
    [InlineData("/api/v1/days?form=2026-12-01")]
    [InlineData("/api/v1/teams?limit=0")]
    [InlineData("/api/v1/teams?prefx=a")]
    [InlineData("/api/v1/features?prefix=%00")]
    [InlineData("/api/v1/daily-stats?from=yesterday")]
    [InlineData("/api/v1/daily-stats?to=2026-02-30")]
    [InlineData("/api/v1/daily-stats?from=2026-12-02&to=2026-12-01")]
    [InlineData("/api/v1/daily-stats?from=2020-01-01&to=2026-12-01")]
    [InlineData("/api/v1/daily-stats?team=%00")]
    [InlineData("/api/v1/daily-stats?form=2026-12-01")]
    public async Task A_question_that_makes_no_sense_is_refused(string path)
    {
        var answer = await _client.ReadAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("query.invalid");
    }

    [Fact]
    public async Task A_workshop_without_entries_has_no_figures_rather_than_zeros()
    {
        await using var empty = new TestWorkshop();

        var dashboard = (await empty.Admin().ReadAsync("/api/v1/dashboard")).Json;

        foreach (var member in (string[])["productionReadiness", "qualityScore", "systemStability", "readinessLevel", "activityFactor"])
            dashboard.GetProperty(member).ValueKind.ShouldBe(JsonValueKind.Null, member);
        dashboard.GetProperty("errorStats").GetProperty("rate").ValueKind.ShouldBe(JsonValueKind.Null);
        dashboard.GetProperty("activityCount").GetInt32().ShouldBe(0);
    }
}
