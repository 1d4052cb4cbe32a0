namespace Workshop.WebFront.Tests.Ingest;

/// <summary>Small limits, so that reaching them is quick.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private const int MaxBody = 4096;
    private const int MaxUnzipped = 1 << 20;

    private readonly TestWorkshop _workshop = new()
    {
        Settings = new Dictionary<string, string?>
        {
            ["Workshop:Ingest:MaxBodyBytes"] = $"{MaxBody}",
            ["Workshop:Ingest:MaxUnzippedBytes"] = $"{MaxUnzipped}",
            ["Workshop:Entries:MaxEntriesPerRequest"] = "10",
            ["Workshop:Entries:MaxNewTeamsPerKey"] = "2",
            ["Workshop:Entries:MaxNewFeaturesPerKey"] = "3",
            ["Workshop:Entries:MaxNewTypesPerKey"] = "4",
        },
    };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_taken_and_one_byte_more_is_not()
    {
        var client = _workshop.Admin();
        var body = """{"item":"a","team":"T"}""".PadRight(MaxBody);

        (await client.PostAsync(body)).Status.ShouldBe(HttpStatusCode.OK);
        var answer = await client.PostAsync(body + " ");

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Code.ShouldBe("body.too_large");
    }

    [Fact]
    public async Task A_body_that_does_not_say_its_length_is_read_up_to_the_limit_only()
    {
        var endless = new EndlessStream();
        var request = new HttpRequestMessage(HttpMethod.Post, "/production/log") { Content = new StreamContent(endless) };
        request.Content.Headers.ContentType = new("application/json");

        var answer = await _workshop.Admin().DoAsync(request);

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Code.ShouldBe("body.too_large");
    }

    [Fact]
    public async Task A_gzip_bomb_is_stopped_at_the_limit()
    {
        var answer = await _workshop.Admin().PostAsync(Gzip.Bomb(2 * MaxUnzipped), encoding: "gzip");

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Code.ShouldBe("body.too_large");
    }

    [Fact]
    public async Task Too_many_entries_are_refused_as_a_whole()
    {
        var client = _workshop.Admin();
        var answer = await client.PostAsync($"[{string.Join(',', Enumerable.Repeat("""{"item":"a"}""", 11))}]", "/production/log?team=T");

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Code.ShouldBe("entries.too_many");
        (await client.ReadAsync("/production/log")).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_key_introduces_only_so_many_names_and_known_ones_stay_usable()
    {
        var flooding = await _workshop.ClientAsync(Scopes.Ingest);
        var other = await _workshop.ClientAsync(Scopes.Ingest);
        string[] codes = [];
        for (var i = 0; i < 5; i++)
            codes = [.. codes, .. await CodesAsync(flooding, $$"""{"item":"a","team":"team {{i}}"}""")];

        codes.ShouldBe(["names.limit", "names.limit", "names.limit"]);
        (await CodesAsync(flooding, """{"item":"a","team":"team 0"}""")).ShouldBeEmpty();
        (await CodesAsync(flooding, """{"item":"a","team":"team 0","feature":"f1"}""")).ShouldBeEmpty();
        (await CodesAsync(other, """{"item":"a","team":"team 4"}""")).ShouldBeEmpty();
        (await CodesAsync(flooding, """{"item":"a","team":"team 4"}""")).ShouldBeEmpty();
    }

    private static async Task<string[]> CodesAsync(HttpClient client, string entry)
    {
        var answer = await client.PostAsync(entry);
        return answer.ErrorCodes;
    }

    /// <summary>A body that never ends: whoever reads it all hangs.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is only read asynchronously.");

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            buffer.Span.Fill((byte)' ');
            return buffer.Length;
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[1024];
            while (true)
            {
                var read = await ReadAsync(buffer, cancellationToken);
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
    }
}
