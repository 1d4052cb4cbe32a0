using System.Globalization;
using System.Text.Json;
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

    /// <summary>What the service calls its data directory.</summary>
    public string DataDirectory
    {
        get => field ?? _data.Path;
        init;
    }

    /// <inheritdoc cref="WebFrontOptions.Within"/>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Where the data rests, if not in the data directory.</summary>
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

    /// <summary>Starts the service and waits until it is ready.</summary>
    public Task<WebFrontProcess> StartAsync() => WebFrontProcess.StartAsync(Options());

    /// <summary>Starts the service and does not wait for it.</summary>
    public WebFrontProcess Launch() => WebFrontProcess.Launch(Options());

    public HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", _key);
        return client;
    }

    /// <param name="client">Reaches the service.</param>
    /// <param name="seed">What the stations make follows from it.</param>
    /// <param name="earlier">A fleet of before, whose journal this one goes on with.</param>
    /// <param name="pause">What each station waits after a request.</param>
    public static Fleet NewFleet(HttpClient client, int seed, Fleet? earlier = null, TimeSpan pause = default)
    {
        // Late in the evening, so that what is sent belongs to several days
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone);
        var evening = new DateTimeOffset(now.Date, now.Offset).AddDays(-3).AddHours(21);
        return new Fleet(new FleetOptions
        {
            Client = client,
            Seed = seed,
            TimeZone = zone,
            From = evening,
            To = now,
            IdPrefix = earlier is null ? "" : "later/",
            Pause = pause,
            Journal = earlier?.Journal ?? new Journal(),
        });
    }

    /// <param name="fleet">What was sent.</param>
    /// <param name="client">Reaches the service.</param>
    /// <param name="work">Whether run time and quality are known of all days.</param>
    public async Task VerifyAsync(Fleet fleet, HttpClient client, bool work = true)
    {
        var journal = fleet.Journal;
        output.WriteLine($"{journal.Sent.Count} entries sent, {journal.Acknowledged.Count} acknowledged, {journal.Duplicates} answered as duplicates in {journal.Answers} answers");
        var kept = await new ExactlyOnce(journal, new ServiceViews(client), TimeZoneInfo.FindSystemTimeZoneById(Zone)) { Work = work }.VerifyAsync();
        output.WriteLine($"{kept} entries kept, {kept - journal.Acknowledged.Count} of them never acknowledged");
    }

    /// <summary>Has the service count every day again from the log.</summary>
    /// <returns>What it says of each day, and the summary.</returns>
    public static async Task<(IReadOnlyList<JsonElement> Days, JsonElement Summary)> RecountAsync(HttpClient client)
    {
        using var answer = await client.PostAsync(new Uri("api/v1/verify", UriKind.Relative), content: null);
        answer.EnsureSuccessStatusCode();
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line)).ToList();
        return ([.. lines.Where(static line => line.TryGetProperty("day", out _)).Select(static line => line.GetProperty("day"))], lines[^1].GetProperty("summary"));
    }

    public void Dispose() => _data.Dispose();

    private WebFrontOptions Options() => new()
    {
        DataDirectory = DataDirectory,
        Port = _port,
        BootstrapKey = _key,
        TimeZone = Zone,
        Within = Within,
        Settings = Storage is null ? Settings : [.. Settings, ("Workshop:Storage", Storage)],
    };
}
