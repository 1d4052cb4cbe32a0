using Workshop.Support;

namespace Workshop.Cluster.Tests.Processes;

/// <summary>Three silos with web fronts as real processes on a real PostgreSQL of their own, supervised.</summary>
internal sealed class SiloCluster : IAsyncDisposable
{
    private const int Silos = 3;

    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _ending = new();
    private Task _supervision = Task.CompletedTask;

    private SiloCluster(PostgresServer database, string connection, string key)
    {
        Database = database;
        Connection = connection;
        Key = key;
        Members = [.. Enumerable.Range(0, Silos).Select(_ => new Member(Member.Options(connection, key, "all")))];
    }

    public PostgresServer Database { get; }

    public string Connection { get; }

    /// <summary>The admin's key.</summary>
    public string Key { get; }

    public IReadOnlyList<Member> Members { get; }

    public static async Task<SiloCluster> StartAsync()
    {
        var database = await PostgresServer.StartNewAsync();
        var cluster = new SiloCluster(database, await database.CreateDatabaseAsync(), "cluster-" + Guid.NewGuid().ToString("N"));
        try
        {
            await Task.WhenAll(cluster.Members.Select(static member => member.StartAsync()));
            cluster._supervision = cluster.SuperviseAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of one member.</summary>
    public HttpClient Client(Member member) => Authorized(new HttpClient { BaseAddress = member.Address });

    /// <summary>A client that is sent on to whichever front works, as by a load balancer.</summary>
    public HttpClient BalancedClient(params IReadOnlyList<Member> fronts) =>
        Authorized(new HttpClient(new Balancer([.. fronts.Select(static front => front.Address)])) { BaseAddress = new Uri("http://workshop.invalid") });

    /// <summary>Waits until every member is there and ready.</summary>
    public async Task AllReadyAsync()
    {
        foreach (var member in Members)
        {
            using var client = Client(member);
            await Eventually.BecomesTrueAsync(() => IsReadyAsync(client), $"{member.Address} to be ready");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _supervision;
        foreach (var member in Members)
            await member.DisposeAsync();
        await Database.DisposeAsync();
        _ending.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("health/ready");
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains($"{Silos} active", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private HttpClient Authorized(HttpClient client)
    {
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        return client;
    }

    private async Task SuperviseAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            foreach (var member in Members)
                await member.ReviveAsync();
            await Task.Delay(Watch, TimeProvider.System, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
