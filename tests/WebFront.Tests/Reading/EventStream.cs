namespace Workshop.WebFront.Tests.Reading;

internal sealed record ServerEvent(string Name, JsonElement Json);

/// <summary>Reads Server-Sent Events. Every wait ends with a failure after a while.</summary>
internal sealed class EventStream : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private EventStream(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _lines = new StreamReader(stream);
    }

    /// <summary>Opens a stream that is surely watching.</summary>
    public static async Task<EventStream> OpenAsync(HttpClient client, string path)
    {
        var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var stream = new EventStream(response, await response.Content.ReadAsStreamAsync());
        (await stream.LineAsync()).ShouldBe(": watching");
        return stream;
    }

    /// <summary>The next line that is not empty.</summary>
    public async Task<string> LineAsync()
    {
        while (true)
        {
            var line = await _lines.ReadLineAsync().WaitAsync(Eventually.Patience, TimeProvider.System);
            line.ShouldNotBeNull("the stream has ended");
            if (line.Length > 0)
                return line;
        }
    }

    /// <summary>The next event; comments are passed over.</summary>
    public async Task<ServerEvent> NextAsync()
    {
        var name = await LineAsync();
        while (name.StartsWith(':'))
            name = await LineAsync();
        name.ShouldStartWith("event: ");
        var data = await LineAsync();
        data.ShouldStartWith("data: ");
        return new ServerEvent(name["event: ".Length..], JsonElement.Parse(data["data: ".Length..]));
    }

    /// <summary>Waits for the end; nothing must come before it.</summary>
    public async Task EndsAsync()
    {
        while (await _lines.ReadLineAsync().WaitAsync(Eventually.Patience, TimeProvider.System) is { } line)
            line.ShouldBeEmpty();
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }
}
