using System.Globalization;
using Shouldly;
using Workshop.Support;
using Workshop.Support.Load;
using Workshop.Support.Views;
using Xunit;

namespace Workshop.Crash.Tests;

/// <summary>
/// A real process, real disks, a real <c>kill -9</c>: whatever was acknowledged is counted once, however often it was sent.
/// Set <c>WORKSHOP_SEED</c> to repeat a run that failed.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 20;
    private const int RoundsOnPostgres = 5;
    private const int MostAnswersInARound = 60;
    private const string Zone = "Europe/Berlin";

    private static readonly TimeSpan MostDelay = TimeSpan.FromMilliseconds(60);

    private readonly ScratchDirectory _data = new();
    private readonly int _port = WebFrontProcess.FreePort();
    private readonly string _key = "crash-" + Guid.NewGuid().ToString("N");
    private string? _storage;

    [Fact]
    public Task Killed_again_and_again_under_load_it_counts_every_acknowledged_entry_once() => KillAsync(Rounds);

    [Fact]
    public async Task On_PostgreSQL_too_it_counts_every_acknowledged_entry_once_however_often_it_is_killed()
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        _storage = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await KillAsync(RoundsOnPostgres);
    }

    [Fact]
    public async Task Asked_to_stop_under_load_it_ends_in_order_and_loses_nothing()
    {
        var random = Seeded(out var seed);
        using var client = Client();
        using var fleet = NewFleet(client, seed);
        fleet.Start();

        for (var round = 1; round <= 3; round++)
        {
            await using var service = await StartAsync();
            await fleet.AnsweredAsync(random.Next(1, MostAnswersInARound));
            (await service.StopAsync()).ShouldBe(0, string.Join('\n', service.Console));
        }

        await using var last = await StartAsync();
        await fleet.FinishAsync();
        await VerifyAsync(fleet, client);
    }

    public void Dispose() => _data.Dispose();

    private async Task KillAsync(int rounds)
    {
        var random = Seeded(out var seed);
        using var client = Client();
        using var fleet = NewFleet(client, seed);
        fleet.Start();

        for (var round = 1; round <= rounds; round++)
        {
            await using var service = await StartAsync();
            await fleet.AnsweredAsync(random.Next(1, MostAnswersInARound));
            await Task.Delay(MostDelay * random.NextDouble(), TimeProvider.System);
            await service.KillAsync();
        }

        await using var last = await StartAsync();
        await fleet.FinishAsync();
        await VerifyAsync(fleet, client);
    }

    private Random Seeded(out int seed)
    {
        seed = int.TryParse(Environment.GetEnvironmentVariable("WORKSHOP_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        output.WriteLine($"WORKSHOP_SEED={seed}");
        return new Random(seed);
    }

    private Task<WebFrontProcess> StartAsync() =>
        WebFrontProcess.StartAsync(new WebFrontOptions
        {
            DataDirectory = _data.Path,
            Port = _port,
            BootstrapKey = _key,
            TimeZone = Zone,
            Settings = _storage is null ? [] : [("Workshop:Storage", _storage)],
        });

    private HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", _key);
        return client;
    }

    private static Fleet NewFleet(HttpClient client, int seed)
    {
        // Late in the evening, so that what is sent belongs to several days
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone);
        var evening = new DateTimeOffset(now.Date, now.Offset).AddDays(-3).AddHours(21);
        return new Fleet(new FleetOptions { Client = client, Seed = seed, TimeZone = zone, From = evening, To = now });
    }

    private async Task VerifyAsync(Fleet fleet, HttpClient client)
    {
        var journal = fleet.Journal;
        output.WriteLine($"{journal.Sent.Count} entries sent, {journal.Acknowledged.Count} acknowledged, {journal.Duplicates} answered as duplicates in {journal.Answers} answers");
        var kept = await new ExactlyOnce(journal, new ServiceViews(client), TimeZoneInfo.FindSystemTimeZoneById(Zone)).VerifyAsync();
        output.WriteLine($"{kept} entries kept, {kept - journal.Acknowledged.Count} of them never acknowledged");
    }
}
