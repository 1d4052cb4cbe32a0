using Microsoft.Extensions.DependencyInjection;
using Workshop.Stats;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Tests.Reading;

public sealed class EntryStreamTests
{
    [Fact]
    public async Task New_entries_arrive_as_they_are_posted()
    {
        await using var workshop = new TestWorkshop();
        var client = workshop.Admin();
        await client.PostAsync("""{"item":"before","team":"T"}""");
        using var stream = await EventStream.OpenAsync(client, "/production/log/stream");

        await client.PostAsync("""[{"item":"a","team":"T"},{"item":"b","team":"T"}]""");

        var first = await stream.NextAsync();
        first.Name.ShouldBe("entry");
        first.Json.GetProperty("item").GetString().ShouldBe("a");
        first.Json.GetProperty("seq").GetInt32().ShouldBe(2);
        (await stream.NextAsync()).Json.GetProperty("item").GetString().ShouldBe("b");
        var logged = (await client.ReadAsync("/production/log")).Json[1].GetRawText();
        first.Json.GetRawText().ShouldBe(logged);
    }

    [Theory]
    [InlineData("?team=T", "t1 t2")]
    [InlineData("?feature=paint", "t2 u2")]
    [InlineData("?team=U&feature=paint", "u2")]
    [InlineData("?q=2&counts=production", "t2 u2")]
    public async Task A_stream_can_be_narrowed_like_the_log(string query, string items)
    {
        await using var workshop = new TestWorkshop();
        var client = workshop.Admin();
        using var stream = await EventStream.OpenAsync(client, "/production/log/stream" + query);

        await client.PostAsync("""[{"item":"t1","team":"T"},{"item":"t2","team":"T","feature":"paint"}]""");
        await client.PostAsync("""[{"item":"u1","team":"U"},{"item":"u2","team":"U","feature":"paint"}]""");

        foreach (var item in items.Split(' '))
            (await stream.NextAsync()).Json.GetProperty("item").GetString().ShouldBe(item);
    }

    [Fact]
    public async Task A_reader_that_does_not_keep_up_is_told_how_many_it_missed()
    {
        var engine = new EngineDouble();
        await using var workshop = new TestWorkshop { Replace = services => services.AddSingleton<IEngine>(engine) };
        using var stream = await EventStream.OpenAsync(workshop.Admin(), "/production/log/stream");

        engine.Live.Writer.TryWrite(new LiveBatch("T", Array.Empty<NumberedFrame>(), Skipped: 41));

        var skipped = await stream.NextAsync();
        skipped.Name.ShouldBe("skipped");
        skipped.Json.GetProperty("count").GetInt32().ShouldBe(41);
    }

    [Fact]
    public async Task A_silent_stream_says_that_it_is_alive()
    {
        var clock = new ManualTimers();
        await using var workshop = new TestWorkshop
        {
            Replace = services => services.AddSingleton<IEngine>(new EngineDouble()).AddSingleton<TimeProvider>(clock),
        };
        using var stream = await EventStream.OpenAsync(workshop.Admin(), "/production/log/stream");

        for (var i = 0; i < 3; i++)
        {
            await clock.FireAsync(TimeSpan.FromSeconds(15));
            (await stream.LineAsync()).ShouldBe(": still here");
        }
    }

    [Fact]
    public async Task A_stream_ends_with_its_key_and_shows_nothing_that_came_after_it()
    {
        await using var workshop = new TestWorkshop();
        var key = await workshop.KeyAsync(Scopes.Read);
        using var stream = await EventStream.OpenAsync(workshop.ClientWith(key), "/production/log/stream");
        var ring = workshop.Services.GetRequiredService<KeyRing>();

        await ring.RemoveAsync(ring.Find(key)!.Id, default);
        await workshop.Admin().PostAsync("""{"item":"a","team":"T"}""");

        await stream.EndsAsync();
    }

    [Fact]
    public async Task A_silent_stream_ends_with_its_key_too()
    {
        var clock = new ManualTimers();
        await using var workshop = new TestWorkshop
        {
            Replace = services => services.AddSingleton<IEngine>(new EngineDouble()).AddSingleton<TimeProvider>(clock),
        };
        var key = await workshop.KeyAsync(Scopes.Read);
        using var stream = await EventStream.OpenAsync(workshop.ClientWith(key), "/production/log/stream");
        var ring = workshop.Services.GetRequiredService<KeyRing>();

        await ring.RemoveAsync(ring.Find(key)!.Id, default);
        await clock.FireAsync(TimeSpan.FromSeconds(15));

        await stream.EndsAsync();
    }

    [Fact]
    public async Task A_stream_ends_when_the_service_stops()
    {
        var workshop = new TestWorkshop();
        using var stream = await EventStream.OpenAsync(workshop.Admin(), "/production/log/stream");

        await workshop.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
    }

    [Theory]
    [InlineData("?limit=10")]
    [InlineData("?team=%00")]
    [InlineData("?x=1")]
    public async Task A_filter_that_the_stream_does_not_know_is_refused(string query)
    {
        await using var workshop = new TestWorkshop();

        (await workshop.Admin().ReadAsync("/production/log/stream" + query)).Code.ShouldBe("query.invalid");
    }
}
