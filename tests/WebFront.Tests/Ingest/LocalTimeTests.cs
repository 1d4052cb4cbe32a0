namespace Workshop.WebFront.Tests.Ingest;

/// <summary>Times without an offset on the two nights a year that have other hours, in Europe/Berlin.</summary>
public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("2026-03-29T12:00:00Z", "02:30", "timestamp.nonexistent")]
    [InlineData("2026-10-25T12:00:00Z", "02:30", "timestamp.ambiguous")]
    public async Task A_minute_that_does_not_exist_or_exists_twice_is_refused(string now, string timestamp, string code)
    {
        await using var workshop = new TestWorkshop();
        workshop.Clock.Set(DateTimeOffset.Parse(now, provider: null));

        var answer = await workshop.Admin().PostAsync($$"""{"item":"a","timestamp":"{{timestamp}}"}""", "/production/log?team=T");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.ErrorCodes.ShouldBe([code]);
    }

    [Fact]
    public async Task A_minute_far_ahead_was_yesterday()
    {
        await using var workshop = new TestWorkshop();
        workshop.Clock.Set(DateTimeOffset.Parse("2026-12-18T08:00:00+01:00", provider: null));
        var client = workshop.Admin();

        (await client.PostAsync("""[{"item":"a","timestamp":"07:59"},{"item":"b","timestamp":"23:59"}]""", "/production/log?team=T")).Number("accepted").ShouldBe(2);

        var entries = (await client.ReadAsync("/production/log")).Json.EnumerateArray().ToDictionary(entry => entry.GetProperty("item").GetString()!);
        entries["a"].GetProperty("timestamp").GetString().ShouldBe("2026-12-18T06:59:00.000Z");
        entries["b"].GetProperty("timestamp").GetString().ShouldBe("2026-12-17T22:59:00.000Z");
        entries["b"].GetProperty("day").GetString().ShouldBe("2026-12-17");
    }
}
