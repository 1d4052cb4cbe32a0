namespace Workshop.Simulator;

/// <summary>One request that a station sends.</summary>
/// <param name="Team">Whose entries they are.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Body">UTF-8 JSON.</param>
/// <param name="Entries">What is in the body.</param>
/// <param name="Repeated">The answer to the same request was lost, as far as the station knows, so it sends it again.</param>
public sealed record StationRequest(
    string Team,
    string ContentType,
    byte[] Body,
    IReadOnlyList<SimulatedEntry> Entries,
    bool Repeated);

/// <summary>How stations turn what they log into requests.</summary>
public sealed record PostingOptions
{
    public int Seed { get; init; } = 24;

    /// <summary>Entries that a station sends together at most; 1: each on its own.</summary>
    public int LargestBatch { get; init; } = 20;

    /// <summary>Share of requests that are sent a second time with the same ids.</summary>
    public double RepeatShare { get; init; } = 0.05;
}

/// <summary>Stations' habits: some send each entry at once, some collect, and a share of requests goes out twice.</summary>
public sealed class Posting(PostingOptions options)
{
    /// <summary>Requests with all of the entries, each team's in order. Lazily: takes an endless log as well.</summary>
    public IEnumerable<StationRequest> Requests(IEnumerable<SimulatedEntry> entries)
    {
        var random = SeededRandom.For(options.Seed, "posting", 0);
        var waiting = new Dictionary<string, Basket>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!waiting.TryGetValue(entry.Team, out var basket))
                waiting[entry.Team] = basket = new Basket(random.Between(1, options.LargestBatch));
            basket.Entries.Add(entry);
            if (basket.Entries.Count < basket.Size)
                continue;
            waiting.Remove(entry.Team);
            foreach (var request in Send(basket.Entries, random.NextUInt64()))
                yield return request;
        }
        foreach (var basket in waiting.Values)
        {
            foreach (var request in Send(basket.Entries, random.NextUInt64()))
                yield return request;
        }
    }

    private IEnumerable<StationRequest> Send(List<SimulatedEntry> entries, ulong seed)
    {
        var random = new SeededRandom(seed);
        var lines = entries.Count > 1 && random.Chance(0.25);
        var request = new StationRequest(
            entries[0].Team,
            lines ? "application/x-ndjson" : "application/json",
            lines ? EntryJson.WriteLines(entries) : EntryJson.Write(entries),
            entries,
            Repeated: false);
        yield return request;
        if (random.Chance(options.RepeatShare))
            yield return request with { Repeated = true };
    }

    private sealed record Basket(int Size)
    {
        public List<SimulatedEntry> Entries { get; } = [];
    }
}
