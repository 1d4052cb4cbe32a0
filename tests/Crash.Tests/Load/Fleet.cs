using Workshop.Simulator;
using Workshop.Support;

namespace Workshop.Crash.Tests.Load;

/// <summary>All stations together: several teams, one of them with two stations, from one entry a request to hundreds.</summary>
/// <param name="client">Reaches the service, which need not run all the time.</param>
/// <param name="from">Timestamp of the first entries.</param>
/// <param name="to">No entry is later.</param>
internal sealed class Fleet(HttpClient client, int seed, TimeZoneInfo timeZone, DateTimeOffset from, DateTimeOffset to) : IDisposable
{
    private static readonly (string Team, int LargestBatch, int EntriesPerDay)[] Stations =
    [
        ("Filbert", 1, 6_000),
        ("Filbert", 60, 20_000),
        ("Pünktchen", 1, 6_000),
        ("Wunschzettelpost", 20, 20_000),
        ("Zimtstern", 5, 10_000),
        ("Schleifchen", 400, 100_000),
    ];

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public Journal Journal { get; } = new();

    public void Start() => _running = Task.WhenAll(Stations.Select((_, number) => Task.Run(() => Station(number).RunAsync(_stop.Token))));

    /// <summary>Waits until the service has acknowledged some more requests.</summary>
    public Task AnsweredAsync(int more)
    {
        var goal = Journal.Answers + more;
        return Eventually.BecomesTrueAsync(() => Task.FromResult(Journal.Answers >= goal), $"{more} more answers");
    }

    /// <summary>Lets every station finish the request it is at, which needs a running service.</summary>
    public async Task FinishAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public void Dispose() => _stop.Dispose();

    private LoadStation Station(int number)
    {
        var (team, largestBatch, entriesPerDay) = Stations[number];
        var stationSeed = seed * 31 + number;
        var simulation = new Simulation(new SimulationOptions
        {
            Seed = stationSeed,
            TimeZone = timeZone,
            Crews = [Crews.All.Single(crew => string.Equals(crew.Team, team, StringComparison.Ordinal))],
            EntriesPerDay = entriesPerDay,
            AroundTheClock = true,
            IdPrefix = $"{number}/",
        });
        var posting = new Posting(new PostingOptions { Seed = stationSeed, LargestBatch = largestBatch, RepeatShare = 0.1 });
        return new LoadStation(client, posting.Requests(simulation.Between(from, to)), new Random(stationSeed), Journal);
    }
}
