using System.Globalization;
using Workshop.Support;
using Workshop.Support.Load;
using Workshop.Support.Views;
using Xunit;

namespace Workshop.Crash.Tests;

/// <summary>A service on real disks that is killed and started again at the same place, and stations that go on sending.</summary>
internal sealed class CrashSite(ITestOutputHelper output) : IDisposable
{
    private const string Zone = "Europe/Berlin";

    private readonly ScratchDirectory _data = new();
    private readonly int _port = WebFrontProcess.FreePort();
    private readonly string _key = "crash-" + Guid.NewGuid().ToString("N");

    /// <summary>Where the data rests, if not in the scratch directory.</summary>
    public string? Storage { get; set; }

    /// <summary>Further settings.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>Set <c>WORKSHOP_SEED</c> to repeat a run that failed.</summary>
    public Random Seeded(out int seed)
    {
        seed = int.TryParse(Environment.GetEnvironmentVariable("WORKSHOP_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        output.WriteLine($"WORKSHOP_SEED={seed}");
        return new Random(seed);
    }

    public Task<WebFrontProcess> StartAsync() =>
        WebFrontProcess.StartAsync(new WebFrontOptions
        {
            DataDirectory = _data.Path,
            Port = _port,
            BootstrapKey = _key,
            TimeZone = Zone,
            Settings = Storage is null ? Settings : [.. Settings, ("Workshop:Storage", Storage)],
        });

    public HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", _key);
        return client;
    }

    public static Fleet NewFleet(HttpClient client, int seed)
    {
        // Late in the evening, so that what is sent belongs to several days
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone);
        var evening = new DateTimeOffset(now.Date, now.Offset).AddDays(-3).AddHours(21);
        return new Fleet(new FleetOptions { Client = client, Seed = seed, TimeZone = zone, From = evening, To = now });
    }

    public async Task VerifyAsync(Fleet fleet, HttpClient client)
    {
        var journal = fleet.Journal;
        output.WriteLine($"{journal.Sent.Count} entries sent, {journal.Acknowledged.Count} acknowledged, {journal.Duplicates} answered as duplicates in {journal.Answers} answers");
        var kept = await new ExactlyOnce(journal, new ServiceViews(client), TimeZoneInfo.FindSystemTimeZoneById(Zone)).VerifyAsync();
        output.WriteLine($"{kept} entries kept, {kept - journal.Acknowledged.Count} of them never acknowledged");
    }

    public void Dispose() => _data.Dispose();
}
