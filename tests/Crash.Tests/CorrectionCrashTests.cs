using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Workshop.Support;
using Xunit;

namespace Workshop.Crash.Tests;

/// <summary>
/// Killed while a team and a feature are corrected and that is undone: each correction is in force everywhere afterwards or nowhere, one that
/// was answered is, and no entry is lost or counted twice.
/// </summary>
public sealed class CorrectionCrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 10;

    private static readonly (string Kind, string[] Names)[] Kinds = [("team", ["Filbert", "Filbret"]), ("feature", ["paint", "piant"])];

    private static readonly TimeSpan MostDelay = TimeSpan.FromMilliseconds(400);

    private readonly CrashSite _site = new(output) { Settings = [("Workshop:Engine:FlushInterval", "00:00:00.100")] };

    [Fact]
    public Task A_correction_is_in_force_everywhere_or_nowhere() => KillAsync();

    [Fact]
    public async Task On_PostgreSQL_too_a_correction_is_in_force_everywhere_or_nowhere()
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        _site.Storage = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await KillAsync();
    }

    public void Dispose() => _site.Dispose();

    private async Task KillAsync()
    {
        var random = _site.Seeded(out _);
        using var client = _site.Client();
        var (entries, answered) = (0, 0);
        for (var round = 1; round <= Rounds; round++)
        {
            await using var service = await _site.StartAsync();
            await AreTheSameEverywhereAsync(client, entries, answered);
            entries += await PostAsync(client, round);
            using var ending = new CancellationTokenSource();
            var correcting = CorrectAgainAndAgainAsync(client, ending.Token);
            await Task.Delay(MostDelay * random.NextDouble(), TimeProvider.System);
            await service.KillAsync();
            await ending.CancelAsync();
            answered = Math.Max(answered, await correcting);
        }

        await using var last = await _site.StartAsync();
        var made = await AreTheSameEverywhereAsync(client, entries, answered);
        output.WriteLine($"{made} corrections made, the last one that was answered is number {answered}");
        made.ShouldBeGreaterThan(0);
    }

    /// <summary>By each name of the team and of the feature as much.</summary>
    private static async Task<int> PostAsync(HttpClient client, int round)
    {
        var made = Kinds[0].Names.SelectMany(team => Kinds[1].Names.Select(feature =>
            new { id = $"{round}-{feature}", team, feature, item = "Kreisel", type = "paint.done" })).ToList();
        using var answer = await client.PostAsJsonAsync("production/log", made);
        answer.EnsureSuccessStatusCode();
        return made.Count;
    }

    /// <returns>The number of the last correction that was answered; 0 if none was.</returns>
    private static async Task<int> CorrectAgainAndAgainAsync(HttpClient client, CancellationToken ending)
    {
        var last = 0;
        while (!ending.IsCancellationRequested)
        {
            foreach (var correction in (string[])
                [
                    """{"kind":"team","from":"Filbret","to":"Filbert"}""", """{"kind":"feature","from":"piant","to":"paint"}""",
                    """{"kind":"team","from":"Filbret","undo":true}""", """{"kind":"feature","from":"piant","undo":true}""",
                ])
            {
                try
                {
                    using var body = new StringContent(correction, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
                    using var answer = await client.PostAsync(new Uri("api/v1/corrections", UriKind.Relative), body, ending);
                    if (answer.IsSuccessStatusCode)
                        last = (await answer.Content.ReadFromJsonAsync<JsonElement>(ending)).GetProperty("number").GetInt32();
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException or OperationCanceledException)
                {
                    return last;
                }
            }
        }

        return last;
    }

    /// <returns>How many corrections there are.</returns>
    private static async Task<int> AreTheSameEverywhereAsync(HttpClient client, int entries, int answered)
    {
        var corrections = await ReadAsync(client, "api/v1/corrections");
        corrections.Select(static one => one.GetProperty("number").GetInt32()).ShouldBe(Enumerable.Range(1, corrections.Count).Reverse());
        corrections.Count.ShouldBeGreaterThanOrEqualTo(answered);
        if (entries == 0)
            return corrections.Count;

        foreach (var (kind, names) in Kinds)
        {
            var merged = corrections.Exists(one => one.GetProperty("kind").GetString() == kind && one.GetProperty("holds").GetBoolean());
            await IsCountedAsync(client, kind, merged ? [(names[0], entries)] : [(names[0], entries / 2), (names[1], entries / 2)]);
        }

        return corrections.Count;
    }

    private static async Task IsCountedAsync(HttpClient client, string kind, (string Name, long Entries)[] expected)
    {
        Counted(await ReadAsync(client, $"api/v1/{kind}s")).ShouldBe(expected, ignoreOrder: true);
        foreach (var (name, entries) in expected)
        {
            (await client.GetFromJsonAsync<JsonElement>($"api/v1/{kind}s/{name}")).GetProperty("total").GetProperty("entries").GetInt64().ShouldBe(entries);
            (await ReadAsync(client, $"production/log?{kind}={name}&limit=500")).Count.ShouldBe((int)entries);
        }

        var days = new List<(string Name, long Entries)>();
        foreach (var day in await ReadAsync(client, "api/v1/days"))
            days.AddRange(Counted((await client.GetFromJsonAsync<JsonElement>($"api/v1/days/{day.GetProperty("day").GetString()}")).GetProperty(kind + "s").EnumerateArray()));
        days.GroupBy(static one => one.Name).Select(static name => (name.Key, name.Sum(static one => one.Entries))).ShouldBe(expected, ignoreOrder: true);
    }

    private static IEnumerable<(string Name, long Entries)> Counted(IEnumerable<JsonElement> list) =>
        list.Select(static one => (one.GetProperty("name").GetString()!, one.GetProperty("entries").GetInt64()));

    private static async Task<List<JsonElement>> ReadAsync(HttpClient client, string path) => (await client.GetFromJsonAsync<List<JsonElement>>(path))!;
}
