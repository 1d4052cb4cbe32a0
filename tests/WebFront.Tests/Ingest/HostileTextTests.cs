namespace Workshop.WebFront.Tests.Ingest;

/// <summary>Text that other programs would run: stored as it is, answered as JSON that nothing runs.</summary>
public sealed class HostileTextTests(KestrelWorkshop shared) : IClassFixture<KestrelWorkshop>
{
    public static TheoryData<string> Texts => new(
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "=cmd|' /C calc'!A1",
        "'; DROP TABLE entry; --",
        "\u202Egnirts desrever\u202C",
        "\u05D0\u05D1\u05D2 <b>rtl</b>",
        "{{constructor.constructor('alert(1)')()}}",
        "../../etc/passwd",
        "𝕏 😀 👩‍👩‍👧‍👦",
        "%00%2e%2e\\u0000");

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Every_field_comes_back_as_it_was_sent(string text)
    {
        var client = shared.Workshop.Admin();
        var sent = new { team = text, item = text, feature = text, type = text, notes = text, responsible = text, id = text };

        (await client.PostAsync(JsonSerializer.Serialize(sent))).Number("accepted").ShouldBe(1);

        var answer = await client.ReadAsync("/production/log?team=" + Uri.EscapeDataString(text));
        var entry = answer.Json[0];
        foreach (var member in (string[])["team", "item", "feature", "type", "notes", "responsible", "id"])
            entry.GetProperty(member).GetString().ShouldBe(text);
        answer.Text.ShouldNotContain("<");
        answer.ContentHeaders.ContentType!.MediaType.ShouldBe("application/json");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("a?b#c&d")]
    [InlineData("ä ö ü")]
    public async Task A_team_is_found_by_its_name_in_the_path_whatever_it_is(string team)
    {
        var client = shared.Workshop.Admin();
        await client.PostAsync(JsonSerializer.Serialize(new { team, item = "a" }));

        var answer = await client.ReadAsync("/api/v1/teams/" + Uri.EscapeDataString(team));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.GetProperty("name").GetString().ShouldBe(team);
    }
}
