using Workshop.Simulator;

namespace Workshop.Support.Load;

/// <summary>What a fleet of stations does.</summary>
public sealed record FleetOptions
{
    /// <summary>Reaches the service, which need not run all the time.</summary>
    public required HttpClient Client { get; init; }

    public required int Seed { get; init; }

    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Timestamp of the first entries.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>No entry is later; a station that has come so far begins again at <see cref="From"/>.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Sets the ids apart from those of other fleets.</summary>
    public string IdPrefix { get; init; } = "";

    /// <summary>What each station waits after a request.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Requests have as many entries as the station collects, divided by this.</summary>
    public int Haste { get; init; } = 1;

    public Journal Journal { get; init; } = new();
}

/// <summary>All stations together: several teams, one of them with two stations, from one entry a request to hundreds.</summary>
public sealed class Fleet(FleetOptions options) : IDisposable
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

    /// <summary>Whose entries they send.</summary>
    public static IReadOnlyList<string> Teams { get; } = [.. Stations.Select(station => station.Team).Distinct(StringComparer.Ordinal)];

    /// <summary>So many of a team's answers may have been on their way at any moment.</summary>
    public static int MostStationsOfATeam { get; } = Stations.CountBy(static station => station.Team).Max(static team => team.Value);

    public Journal Journal { get; } = options.Journal;

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
        var seed = options.Seed * 31 + number;
        var requests = Enumerable.InfiniteSequence(0, 1).SelectMany(shift => Requests(number, shift, seed));
        return new LoadStation(options.Client, requests, options.Pause, new Random(seed), Journal);
    }

    /// <summary>However fast the service is, its stations never run out: at the end of the time they make other things of the same time.</summary>
    private IEnumerable<StationRequest> Requests(int number, int shift, int seed)
    {
        var (team, largestBatch, entriesPerDay) = Stations[number];
        var simulation = new Simulation(new SimulationOptions
        {
            Seed = seed + shift,
            TimeZone = options.TimeZone,
            Crews = [Crews.All.Single(crew => string.Equals(crew.Team, team, StringComparison.Ordinal))],
            EntriesPerDay = entriesPerDay,
            AroundTheClock = true,
            IdPrefix = $"{options.IdPrefix}{number}/{shift}/",
        });
        var posting = new Posting(new PostingOptions { Seed = seed + shift, LargestBatch = Math.Max(1, largestBatch / options.Haste), RepeatShare = 0.1 });
        return posting.Requests(simulation.Between(options.From, options.To));
    }
}
