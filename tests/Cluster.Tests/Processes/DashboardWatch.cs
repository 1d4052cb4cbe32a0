using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workshop.Support;

namespace Workshop.Cluster.Tests.Processes;

/// <summary>A dashboard in a browser: connected to one front for as long as that lives, and told how many entries were counted.</summary>
internal sealed class DashboardWatch : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private long _sequence;
    private long _version;

    private DashboardWatch(HubConnection connection)
    {
        _connection = connection;
        _connection.On<JsonElement>("dashboard", Apply);
    }

    /// <summary>Entries counted, as the front has told it.</summary>
    public long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>Whether every message fitted the one before.</summary>
    public bool HasGap { get; private set; }

    public bool IsConnected => _connection.State == HubConnectionState.Connected;

    public static async Task<DashboardWatch> ConnectAsync(Member front, string key)
    {
        var url = new Uri(front.Address, "/hubs/workshop");
        var builder = new HubConnectionBuilder().AddJsonProtocol();
        builder.Services.AddSingleton<IConnectionFactory, HttpConnectionFactory>().AddSingleton<EndPoint>(new UriEndPoint(url));
        builder.Services.Configure<HttpConnectionOptions>(connection =>
        {
            connection.Url = url;
            connection.DefaultTransferFormat = TransferFormat.Text;
            connection.Transports = HttpTransportType.WebSockets;
            connection.Headers["X-TS-APIKEY"] = key;
        });
        var watch = new DashboardWatch(builder.Build());
        await watch._connection.StartAsync();
        await watch.WatchAsync();
        return watch;
    }

    /// <summary>Waits until it shows so many entries, without asking for them.</summary>
    public Task FollowsToAsync(long sequence) =>
        Eventually.BecomesTrueAsync(() => Task.FromResult(Sequence >= sequence), $"the dashboard to show {sequence} entries; it shows {Sequence}");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task WatchAsync()
    {
        var state = await _connection.InvokeAsync<JsonElement>("WatchDashboard");
        _version = state.GetProperty("version").GetInt64();
        Interlocked.Exchange(ref _sequence, state.GetProperty("dashboard").GetProperty("sequence").GetInt64());
    }

    private void Apply(JsonElement message)
    {
        HasGap |= message.GetProperty("after").GetInt64() != _version;
        _version = message.GetProperty("version").GetInt64();
        if (!message.GetProperty("changes").TryGetProperty("sequence", out var sequence))
            return;
        sequence.GetInt64().ShouldBeGreaterThanOrEqualTo(Sequence);
        Interlocked.Exchange(ref _sequence, sequence.GetInt64());
    }
}
