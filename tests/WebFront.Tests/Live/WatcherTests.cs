using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Workshop.Stats;
using Workshop.WebFront.Live;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Tests.Live;

/// <summary>A slow client beside others, seen from the inside: over a real connection slowness is a matter of buffers.</summary>
public sealed class WatcherTests : IAsyncLifetime
{
    private readonly EngineDouble _engine = new();
    private readonly TestWorkshop _workshop;

    public WatcherTests() => _workshop = new TestWorkshop { Replace = services => services.AddSingleton<IEngine>(_engine) };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task A_client_that_stands_still_skips_editions_and_holds_nobody_up()
    {
        var services = _workshop.Services;
        var feed = services.GetRequiredService<DashboardFeed>();
        var key = services.GetRequiredService<KeyRing>().Find(TestWorkshop.AdminKey)!;
        Show(0);
        var first = await feed.CurrentAsync(default);
        using var ending = new CancellationTokenSource();
        var slow = new Client { Gate = new SemaphoreSlim(0) };
        var quick = new Client();
        Task[] running = [.. new[] { slow, quick }.Select(client => services.GetRequiredService<Watcher>()
            .RunAsync(new Connection(), client, new Caller(key, ByCookie: false), first, ending.Token))];

        for (var sequence = 1; sequence <= 5; sequence++)
        {
            Show(sequence);
            (await quick.NextAsync()).Version.ShouldBe(first.Version + sequence);
        }

        slow.Gate.Release(100);
        var late = await slow.NextAsync();
        while (late.Version < first.Version + 5)
        {
            var next = await slow.NextAsync();
            next.After.ShouldBe(late.Version);
            late = next;
        }

        Encoding.UTF8.GetString(late.Changes.Json.Span).ShouldContain("\"sequence\":5");
        slow.Count.ShouldBeLessThan(5);
        await ending.CancelAsync();
        await Task.WhenAll(running);
    }

    private void Show(long sequence) => _engine.Show(Dashboards.Empty with { Sequence = sequence });

    private sealed class Client : IClientProxy
    {
        private readonly Channel<DashboardMessage> _messages = Channel.CreateUnbounded<DashboardMessage>();

        public SemaphoreSlim? Gate { get; init; }

        public int Count { get; private set; }

        public async Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default)
        {
            if (Gate is not null)
                await Gate.WaitAsync(cancellationToken);
            Count++;
            _messages.Writer.TryWrite((DashboardMessage)args[0]!);
        }

        public async Task<DashboardMessage> NextAsync() =>
            await _messages.Reader.ReadAsync().AsTask().WaitAsync(Eventually.Patience, TimeProvider.System);
    }

    private sealed class Connection : HubCallerContext
    {
        public override string ConnectionId => "test";

        public override string? UserIdentifier => null;

        public override System.Security.Claims.ClaimsPrincipal? User => null;

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted => CancellationToken.None;

        public override void Abort() => throw new InvalidOperationException("The connection is fine.");
    }
}
