using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Workshop.Simulator.Tests;

public sealed class PostingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 18, 11, 0, 0, TimeSpan.Zero);
    private static readonly List<SimulatedEntry> Log =
        [.. new Simulation(new SimulationOptions { AroundTheClock = true, EntriesPerDay = 50_000 }).Between(Noon, Noon.AddMinutes(20))];

    [Fact]
    public void Every_entry_is_sent_and_some_requests_are_sent_again()
    {
        var requests = new Posting(new PostingOptions { RepeatShare = 0.2 }).Requests(Log).ToList();

        requests.Where(request => !request.Repeated).SelectMany(request => request.Entries)
            .ShouldBe(Log, ignoreOrder: true);
        var repeats = requests.Where(request => request.Repeated).ToList();
        repeats.ShouldNotBeEmpty();
        repeats.ShouldAllBe(repeat => requests.Any(request => !request.Repeated && request.Body == repeat.Body));
    }

    [Fact]
    public void A_request_has_entries_of_one_team_and_no_more_than_asked_for()
    {
        var requests = new Posting(new PostingOptions { LargestBatch = 7 }).Requests(Log).ToList();

        requests.ShouldAllBe(request => request.Entries.All(entry => entry.Team == request.Team));
        requests.Max(request => request.Entries.Count).ShouldBe(7);
    }

    [Fact]
    public void Bodies_say_what_the_entries_say()
    {
        foreach (var request in new Posting(new PostingOptions()).Requests(Log))
        {
            var read = Read(request).ToList();
            read.Count.ShouldBe(request.Entries.Count);
            foreach (var (json, entry) in read.Zip(request.Entries))
                ShouldSay(json, entry);
        }
    }

    [Fact]
    public void Umlauts_are_sent_as_they_are() =>
        Encoding.UTF8.GetString(EntryJson.Write([Log.First(entry => entry.Team is "Pünktchen")])).ShouldContain("\"Pünktchen\"");

    private static void ShouldSay(JsonElement json, SimulatedEntry entry)
    {
        string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

        Text("id").ShouldBe(entry.Id);
        Text("item").ShouldBe(entry.Item);
        Text("type").ShouldBe(entry.Type);
        Text("status").ShouldBe(entry.Status);
        Text("notes").ShouldBe(entry.Notes);
        json.GetProperty("timestamp").GetDateTimeOffset().ShouldBe(entry.Timestamp);
        if (entry.Count is { } count)
            json.GetProperty("count").GetInt32().ShouldBe(count);
    }

    private static IEnumerable<JsonElement> Read(StationRequest request)
    {
        if (request.ContentType is "application/x-ndjson")
            return Encoding.UTF8.GetString(request.Body).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse);
        var root = Parse(Encoding.UTF8.GetString(request.Body));
        return root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : [root];
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
