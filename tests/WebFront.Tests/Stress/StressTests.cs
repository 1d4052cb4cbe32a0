namespace Workshop.WebFront.Tests.Stress;

/// <summary>Entries of a stress test are taken like any other, and no real figure knows of them.</summary>
public sealed class StressTests
{
    private const string Entries = """[{"id":"1","team":"stress-1","item":"Ball","count":3},{"id":"2","team":"stress-1","type":"saw.crash"}]""";
    private const string Log = "/api/v1/stress/log";

    [Fact]
    public async Task They_are_kept_and_counted_apart()
    {
        await using var workshop = new TestWorkshop();
        var admin = workshop.Admin();
        await admin.PostAsync("""{"item":"Ball","team":"Filbert"}""");

        var answer = await admin.PostAsync(Entries, Log);
        var again = await admin.PostAsync(Entries, Log);

        answer.Number("accepted").ShouldBe(2, answer.Text);
        again.Number("duplicates").ShouldBe(2);
        (await admin.ReadAsync("/api/v1/stress")).Number("entries").ShouldBe(2);
        var posted = (await admin.ReadAsync(Log + "?team=stress-1")).Json.EnumerateArray().Select(entry => entry.GetProperty("id").GetString());
        posted.ShouldBe(["2", "1"]);
        (await admin.ReadAsync("/api/v1/dashboard")).Number("sequence").ShouldBe(1);
        (await admin.ReadAsync("/production/log")).Json.GetArrayLength().ShouldBe(1);
        (await admin.ReadAsync("/api/v1/teams")).Text.ShouldNotContain("stress");
    }

    [Fact]
    public async Task They_outlive_a_restart_and_are_removed_with_everything_when_that_is_asked()
    {
        using var data = new ScratchDirectory();
        await using (var first = new TestWorkshop { DataDirectory = data.Path })
            await first.Admin().PostAsync(Entries, Log);
        await using var workshop = new TestWorkshop { DataDirectory = data.Path };
        var admin = workshop.Admin();
        (await admin.ReadAsync("/api/v1/stress")).Number("entries").ShouldBe(2);

        var removed = await admin.DoAsync(new HttpRequestMessage(HttpMethod.Delete, "/api/v1/stress"));

        removed.Status.ShouldBe(HttpStatusCode.NoContent);
        Directory.Exists(Path.Combine(data.Path, "stress")).ShouldBeFalse();
        (await admin.PostAsync(Entries, Log)).Number("accepted").ShouldBe(2);
        (await admin.ReadAsync("/api/v1/stress")).Number("entries").ShouldBe(2);
        var audited = (await admin.ReadAsync("/api/v1/audit")).Text;
        audited.ShouldContain("DELETE /api/v1/stress");
        audited.ShouldNotContain("/api/v1/stress/log");
    }

    [Theory]
    [InlineData(Scopes.None, false)]
    [InlineData(Scopes.Ingest, false)]
    [InlineData(Scopes.Read, false)]
    [InlineData(Scopes.Operate, true)]
    public async Task They_are_for_operators(Scopes scopes, bool allowed)
    {
        await using var workshop = new TestWorkshop();
        var client = await workshop.ClientAsync(scopes);

        (await client.PostAsync(Entries, Log)).Status.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        (await client.ReadAsync(Log)).Status.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        (await client.DoAsync(new HttpRequestMessage(HttpMethod.Delete, "/api/v1/stress"))).Status.ShouldBe(allowed ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden);
    }
}
