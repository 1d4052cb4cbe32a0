namespace Workshop.WebFront.Tests.Utilisation;

public sealed class UtilisationTests : IAsyncLifetime
{
    private const string Utilisation = "/api/v1/utilisation";

    private const string Calendar =
        """
        {"version":0,"week":{"friday":[{"from":"06:00","to":"14:00","pauses":[{"from":"09:00","to":"09:15"}]}]},"idealItemsPerHour":60}
        """;

    private readonly TestWorkshop _workshop = new() { Settings = new Dictionary<string, string?> { ["Workshop:Entries:Breaks"] = "true" } };
    private readonly HttpClient _client;

    public UtilisationTests() => _client = _workshop.Admin();

    /// <summary>Filbert runs from 06:00 to 06:41 with a break of 8 minutes in it, and one of five items is scrapped.</summary>
    public async ValueTask InitializeAsync()
    {
        _workshop.Clock.Set(DateTimeOffset.Parse("2026-12-18T14:30:00+01:00", provider: null));
        var answer = await _client.PostAsync("""
            [{"team":"Filbert","item":"Kreisel","count":8,"timestamp":"2026-12-18T06:00:00+01:00"},
             {"team":"Filbert","item":"Kreisel","count":8,"timestamp":"2026-12-18T06:10:30+01:00"},
             {"team":"Filbert","item":"Kreisel","count":4,"status":"scrapped","timestamp":"2026-12-18T06:20:00+01:00"},
             {"team":"Filbert","item":"Kreisel","count":9,"status":"in_progress","timestamp":"2026-12-18T06:30:00+01:00"},
             {"team":"Filbert","type":"break","timestamp":"2026-12-18T06:32:00+01:00"},
             {"team":"Filbert","type":"wish.created","timestamp":"2026-12-18T13:00:00+01:00"},
             {"team":"Filbert","item":"Kreisel","count":0,"timestamp":"2026-12-18T06:40:00+01:00"},
             {"team":"Greta","type":"wish.created","timestamp":"2026-12-18T12:00:00+01:00"}]
            """);
        answer.Number("accepted").ShouldBe(8);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task The_figures_of_a_team_and_day()
    {
        await _client.PutAsync(Calendar);

        var row = (await _client.ReadAsync($"{Utilisation}?team=Filbert&from=2026-12-18")).Json.EnumerateArray().ShouldHaveSingleItem();

        // Planned 465, break 8: 457. Run 41 − 8 = 33; 20 items finished at an ideal of one a minute; 16 of them good.
        row.GetRawText().ShouldBe(
            """{"day":"2026-12-18","team":"Filbert","utilisation":7.2,"oee":3.5,"availability":7.2,"performance":60.6,"quality":80,"plannedMinutes":465,"breakMinutes":8,"runMinutes":33,"runMinutesInPlan":33,"runMinutesOnDate":33,"finishedItems":20,"goodItems":16,"idealItemsPerHour":60,"fasterThanIdeal":false,"missing":[]}""");
    }

    [Fact]
    public async Task A_misspelt_team_is_one_with_the_right_one_and_its_plan_holds_for_that()
    {
        const string Plan = ""","teams":[{"team":"Filbret","week":null,"idealItemsPerHour":120}]}""";
        await _client.PutAsync(Calendar.TrimEnd()[..^1] + Plan);
        await _client.PostAsync("""
            [{"team":"Filbret","item":"Kreisel","count":10,"timestamp":"2026-12-18T06:50:00+01:00"},
             {"team":"Filbret","item":"Kreisel","count":10,"timestamp":"2026-12-17T06:50:00+01:00"}]
            """);

        await _client.PostAsync("""{"kind":"team","from":"Filbret","to":"Filbert"}""", "/api/v1/corrections");

        foreach (var query in (string[])["?team=Filbert&from=2026-12-18", "?team=Filbret&from=2026-12-18", "?from=2026-12-18"])
        {
            var row = (await _client.ReadAsync(Utilisation + query)).Json[0];
            // Run from 06:00 to 06:51 with a break of 8 minutes; 30 items finished at an ideal of two a minute.
            row.GetProperty("team").GetString().ShouldBe("Filbert", query);
            row.GetProperty("runMinutes").GetInt32().ShouldBe(43, query);
            row.GetProperty("finishedItems").GetInt32().ShouldBe(30, query);
            row.GetProperty("performance").GetDouble().ShouldBe(34.9, query);
        }

        (await _client.ReadAsync($"{Utilisation}?team=Filbret&from=2026-12-17&to=2026-12-17")).Json[0].GetProperty("finishedItems").GetInt32().ShouldBe(10);
    }

    [Fact]
    public async Task All_teams_of_a_day()
    {
        await _client.PutAsync(Calendar);

        var rows = (await _client.ReadAsync(Utilisation)).Json.EnumerateArray().ToList();

        rows.Select(row => $"{row.GetProperty("team").GetString()} {row.GetProperty("utilisation").GetDouble()}").ShouldBe(["Filbert 7.2", "Greta 0"]);
        (await _client.ReadAsync(Utilisation + "?from=2026-12-17&to=2026-12-17")).Text.ShouldBe("[]");
    }

    [Fact]
    public async Task A_team_day_by_day_over_the_window()
    {
        await _client.PutAsync(Calendar);
        await _client.PostAsync("""[{"team":"Filbert","item":"Kreisel","timestamp":"2026-12-10T06:00:00+01:00"}]""");

        var rows = (await _client.ReadAsync(Utilisation + "?team=Filbert")).Json.EnumerateArray().ToList();

        rows.Count.ShouldBe(30);
        rows[0].GetProperty("day").GetString().ShouldBe("2026-11-19");
        rows[21].GetProperty("utilisation").ValueKind.ShouldBe(JsonValueKind.Null, "a Thursday has no shifts");
        Missing(rows[21]).ShouldBe(["plan"]);
        rows[22].GetProperty("utilisation").GetDouble().ShouldBe(0, "a Friday without entries");
        rows[29].GetProperty("utilisation").GetDouble().ShouldBe(7.2);
    }

    [Fact]
    public async Task Days_before_a_teams_first_entry_have_no_figure()
    {
        await _client.PutAsync(Calendar);

        var rows = (await _client.ReadAsync(Utilisation + "?team=Filbert")).Json.EnumerateArray().ToList();

        rows[22].GetProperty("day").GetString().ShouldBe("2026-12-11", "a Friday, on which work was planned");
        rows[..29].ShouldAllBe(row => row.GetProperty("utilisation").ValueKind == JsonValueKind.Null && row.GetProperty("oee").ValueKind == JsonValueKind.Null);
        rows[..29].ShouldAllBe(row => Missing(row).SequenceEqual(new[] { "start" }));
    }

    [Fact]
    public async Task Without_a_calendar_there_is_no_figure_and_it_says_why()
    {
        var row = (await _client.ReadAsync($"{Utilisation}?team=Filbert&from=2026-12-18")).Json[0];

        foreach (var figure in (string[])["utilisation", "oee", "availability", "performance", "quality", "plannedMinutes", "runMinutes"])
            row.GetProperty(figure).ValueKind.ShouldBe(JsonValueKind.Null, figure);
        Missing(row).ShouldBe(["calendar"]);
    }

    [Fact]
    public async Task Without_an_ideal_rate_there_is_a_utilisation_but_no_OEE()
    {
        await _client.PutAsync(Calendar.Replace("\"idealItemsPerHour\":60", "\"idealItemsPerHour\":null", StringComparison.Ordinal));

        var row = (await _client.ReadAsync($"{Utilisation}?team=Filbert&from=2026-12-18")).Json[0];

        row.GetProperty("utilisation").GetDouble().ShouldBe(7.2);
        row.GetProperty("oee").ValueKind.ShouldBe(JsonValueKind.Null);
        Missing(row).ShouldBe(["idealRate"]);
    }

    [Fact]
    public async Task Another_gap_rule_changes_the_run_time_at_once()
    {
        await _client.PutAsync(Calendar);
        await _client.PutAsync("""{"version":1,"week":{"friday":[{"from":"06:00","to":"14:00"}]},"gapMinutes":9,"tailMinutes":0,"breakMinutes":3}""");

        var row = (await _client.ReadAsync($"{Utilisation}?team=Filbert&from=2026-12-18")).Json[0];

        (row.GetProperty("plannedMinutes").GetInt32(), row.GetProperty("breakMinutes").GetInt32(), row.GetProperty("runMinutes").GetInt32()).ShouldBe((480, 3, 0));
    }

    [Fact]
    public async Task As_CSV()
    {
        await _client.PutAsync(Calendar);

        var answer = await _client.ReadAsync($"{Utilisation}.csv?team=Filbert&from=2026-12-18");

        answer.ContentHeaders.ContentType!.MediaType.ShouldBe("text/csv");
        answer.ContentHeaders.ContentDisposition!.FileName.ShouldBe("workshop-utilisation-2026-12-18-2026-12-18.csv");
        answer.Text.ShouldBe(
            "day,team,utilisation,oee,availability,performance,quality,planned_minutes,break_minutes,run_minutes,run_minutes_in_plan,run_minutes_on_date,finished_items,good_items,ideal_items_per_hour,missing\r\n"
            + "2026-12-18,Filbert,7.2,3.5,7.2,60.6,80,465,8,33,33,33,20,16,60,\r\n");
    }

    [Theory]
    [InlineData("?from=yesterday")]
    [InlineData("?from=2026-12-01&to=2026-12-18")]
    [InlineData("?team=Filbert&from=2020-01-01")]
    [InlineData("?team=Filbert&from=0001-01-01&to=0001-01-02")]
    [InlineData("?from=9999-12-31&to=9999-12-31")]
    [InlineData("?colour=red")]
    public async Task What_is_wrong_with_a_query_is_said(string query) =>
        (await _client.ReadAsync(Utilisation + query)).Code.ShouldBe("query.invalid");

    [Fact]
    public async Task An_unknown_team_is_not_found() =>
        (await _client.ReadAsync(Utilisation + "?team=Nobody")).Code.ShouldBe("not_found");

    private static string?[] Missing(JsonElement row) => [.. row.GetProperty("missing").EnumerateArray().Select(word => word.GetString())];
}
