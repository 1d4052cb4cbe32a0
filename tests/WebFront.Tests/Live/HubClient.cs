using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Workshop.WebFront.Tests.Live;

/// <summary>A dashboard that follows docs/api.md to the letter: takes the whole state, applies what comes, and starts anew at a gap.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly Channel<JsonElement> _messages = Channel.CreateUnbounded<JsonElement>();

    private readonly Channel<JsonElement> _alerts = Channel.CreateUnbounded<JsonElement>();

    private HubClient(HubConnection connection)
    {
        _connection = connection;
        _connection.On<JsonElement>("dashboard", message => _messages.Writer.TryWrite(message));
        _connection.On<JsonElement>("alert", message => _alerts.Writer.TryWrite(message));
        _connection.Closed += _ =>
        {
            _messages.Writer.TryComplete();
            return Task.CompletedTask;
        };
    }

    public long Version { get; private set; }

    public Dictionary<string, JsonElement> Dashboard { get; private set; } = [];

    public static async Task<HubClient> ConnectAsync(TestWorkshop workshop, string key)
    {
        var url = new Uri(workshop.Server.BaseAddress, "/hubs/workshop");
        var builder = new HubConnectionBuilder().AddJsonProtocol();
        builder.Services.AddSingleton<IConnectionFactory, HttpConnectionFactory>().AddSingleton<EndPoint>(new UriEndPoint(url));
        builder.Services.Configure<HttpConnectionOptions>(connection =>
        {
            connection.Url = url;
            connection.DefaultTransferFormat = TransferFormat.Text;
            connection.HttpMessageHandlerFactory = _ => workshop.Server.CreateHandler();
            connection.Transports = HttpTransportType.LongPolling;
            connection.Headers["X-TS-APIKEY"] = key;
        });
        var client = new HubClient(builder.Build());
        await client._connection.StartAsync();
        return client;
    }

    /// <summary>Takes the whole state.</summary>
    public async Task WatchAsync()
    {
        var state = await _connection.InvokeAsync<JsonElement>("WatchDashboard");
        Version = state.GetProperty("version").GetInt64();
        Dashboard = state.GetProperty("dashboard").EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone());
    }

    /// <summary>Applies messages until the dashboard has counted so many entries.</summary>
    public async Task FollowToAsync(long sequence)
    {
        using var patience = new CancellationTokenSource(Eventually.Patience, TimeProvider.System);
        while (Dashboard["sequence"].GetInt64() < sequence)
            Apply(await _messages.Reader.ReadAsync(patience.Token));
    }

    /// <summary>Waits for the next message of alerts.</summary>
    public async Task<JsonElement> NextAlertAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience, TimeProvider.System);
        return await _alerts.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Waits until the server has closed the connection.</summary>
    public async Task ClosesAsync() => await _messages.Reader.Completion.WaitAsync(Eventually.Patience, TimeProvider.System);

    public Task InvokeAsync(string method) => _connection.InvokeAsync(method);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Apply(JsonElement message)
    {
        message.GetProperty("after").GetInt64().ShouldBe(Version, "a gap");
        var version = message.GetProperty("version").GetInt64();
        version.ShouldBeGreaterThan(Version);
        Version = version;
        foreach (var member in message.GetProperty("changes").EnumerateObject())
            Dashboard[member.Name] = Merge(member.Name, Dashboard[member.Name], member.Value);
    }

    private static JsonElement Merge(string member, JsonElement old, JsonElement change) => member switch
    {
        "recentEvents" => Json(change.EnumerateArray()
            .Concat(old.EnumerateArray())
            .OrderByDescending(entry => entry.GetProperty("receivedAt").GetDateTimeOffset())
            .ThenByDescending(entry => entry.GetProperty("team").GetString(), StringComparer.Ordinal)
            .ThenByDescending(entry => entry.GetProperty("seq").GetInt64())
            .Take(20)),
        "featureMaturity" => Json(change.EnumerateArray()
            .Concat(old.EnumerateArray())
            .DistinctBy(row => row.GetProperty("name").GetString())
            .Where(row => row.GetProperty("events").GetInt64() > 0)
            .OrderByDescending(row => row.GetProperty("events").GetInt64())
            .ThenBy(row => row.GetProperty("name").GetString(), StringComparer.Ordinal)),
        _ => change.Clone(),
    };

    private static JsonElement Json(IEnumerable<JsonElement> elements) => JsonElement.Parse($"[{string.Join(',', elements.Select(element => element.GetRawText()))}]");
}
