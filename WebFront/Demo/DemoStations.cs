using Workshop.Entries;
using Workshop.Simulator;

namespace Workshop.WebFront.Demo;

/// <summary>Posts simulated requests the way stations do: parsed, deduplicated, durable and counted like any other.</summary>
/// <remarks>If posting fails, it is not known what was stored; posting the same again is right, because every entry has an id.</remarks>
internal sealed class DemoStations(IEngine engine, EntryParser parser, NameRegistry names)
{
    private const string KeyId = "demo";

    /// <summary>Posts a request.</summary>
    /// <param name="receivedAt">When it arrives; history arrives in the past.</param>
    /// <returns>How many of its entries are new.</returns>
    public async Task<int> PostAsync(StationRequest request, DateTimeOffset receivedAt)
    {
        var context = new IngestContext { KeyId = KeyId, ReceivedAt = receivedAt, Marks = EntryMarks.Demo };
        var format = request.ContentType is "application/x-ndjson" ? EntryFormat.NdJson : EntryFormat.Json;
        using var parsed = parser.Parse(request.Body, format, context, strict: false);
        await names.SaveAsync(CancellationToken.None);

        var accepted = 0;
        foreach (var batch in parsed.Batches)
            accepted += (await engine.AppendAsync(batch, CancellationToken.None)).Accepted;
        return accepted;
    }
}
