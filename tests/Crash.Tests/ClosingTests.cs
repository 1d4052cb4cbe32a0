using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shouldly;
using Workshop.Support;
using Xunit;

namespace Workshop.Crash.Tests;

/// <summary>
/// Killed while days are closed, restated by late entries and counted again: every snapshot that is there is whole, and in the end
/// every finished day is closed with the figures that it has.
/// </summary>
public sealed class ClosingTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 20;
    private const int MostAnswersInARound = 20;

    /// <summary>Long enough that the figures are sometimes written and days closed before the end.</summary>
    private static readonly TimeSpan MostDelay = TimeSpan.FromSeconds(4);

    /// <summary>What is to be counted again, again and again, stays small.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Late entries restate their days at once, so that there is always something to close.</summary>
    private readonly CrashSite _site = new(output) { Settings = [("Workshop:DailyClose:Grace", "00:00:00"), ("Workshop:Engine:FlushInterval", "00:00:00.100")] };

    [Fact]
    public Task Days_are_closed_and_proven_right_however_often_it_is_killed() => KillAsync();

    [Fact]
    public async Task On_PostgreSQL_too_days_are_closed_and_proven_right_however_often_it_is_killed()
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        _site.Storage = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await KillAsync();
    }

    public void Dispose() => _site.Dispose();

    private async Task KillAsync()
    {
        var random = _site.Seeded(out var seed);
        using var client = _site.Client();
        using var fleet = CrashSite.NewFleet(client, seed, pause: Pause);
        fleet.Start();

        for (var round = 1; round <= Rounds; round++)
        {
            await using var service = await _site.StartAsync();
            using var ending = new CancellationTokenSource();
            var proving = ProveAgainAndAgainAsync(client, ending.Token);
            await fleet.AnsweredAsync(random.Next(1, MostAnswersInARound));
            await Task.Delay(MostDelay * random.NextDouble(), TimeProvider.System);
            await service.KillAsync();
            await ending.CancelAsync();
            await proving;
        }

        await using var last = await _site.StartAsync();
        await fleet.FinishAsync();
        await _site.VerifyAsync(fleet, client);
        await EveryDayIsClosedAsync(client);
        (await CrashSite.RecountAsync(client)).Summary.GetProperty("ok").GetBoolean().ShouldBeTrue();
        (await client.GetFromJsonAsync<JsonElement>("api/v1/verify")).GetProperty("findings").GetArrayLength().ShouldBe(0, "no figure was ever wrong");
    }

    private static async Task ProveAgainAndAgainAsync(HttpClient client, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await CrashSite.RecountAsync(client);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
            {
                // It was killed, or is just starting.
            }
        }
    }

    private async Task EveryDayIsClosedAsync(HttpClient client)
    {
        var today = (await client.GetFromJsonAsync<JsonElement>("api/v1/dashboard")).GetProperty("today").GetString();
        var days = (await client.GetFromJsonAsync<List<JsonElement>>("api/v1/days"))!.Select(day => day.GetProperty("day").GetString()!).Where(day => day != today).ToList();
        days.Count.ShouldBe(3);
        foreach (var day in days)
        {
            var versions = 0;
            await Eventually.BecomesTrueAsync(
                async () =>
                {
                    var figures = await client.GetFromJsonAsync<JsonElement>($"api/v1/days/{day}");
                    if (figures.GetProperty("snapshot") is not { ValueKind: JsonValueKind.Object } snapshot)
                        return false;
                    versions = snapshot.GetProperty("version").GetInt32();
                    var newest = JsonElement.Parse(await client.GetStringAsync(new Uri($"api/v1/days/{day}/snapshot", UriKind.Relative)));
                    return Entries(newest) == Entries(figures);
                },
                $"{day} to be closed with its figures");
            for (var version = 1; version <= versions; version++)
                await SnapshotIsWholeAsync(client, day, version);
            output.WriteLine($"{day} has {versions} snapshots");
        }
    }

    private static async Task SnapshotIsWholeAsync(HttpClient client, string day, int version)
    {
        using var answer = await client.GetAsync(new Uri($"api/v1/days/{day}/snapshot?version={version}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        answer.Headers.ETag!.Tag.ShouldBe($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}\"");
        JsonElement.Parse(text).GetProperty("version").GetInt32().ShouldBe(version);
    }

    private static long Entries(JsonElement day) => day.GetProperty("total").GetProperty("entries").GetInt64();
}
