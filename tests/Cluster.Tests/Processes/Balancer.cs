using System.Net.Sockets;

namespace Workshop.Cluster.Tests.Processes;

/// <summary>
/// A load balancer: sends each request to the next front that says it is ready. A front that refuses connections has not been sent
/// the request, which goes to another one; one that does not answer in time may have carried it out, so that it fails.
/// </summary>
internal sealed class Balancer : DelegatingHandler
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan CheckPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private readonly Front[] _fronts;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _checking;
    private int _next;

    public Balancer(IEnumerable<Uri> fronts)
        : base(new SocketsHttpHandler())
    {
        _fronts = [.. fronts.Select(static address => new Front(address))];
        _checking = Task.WhenAll(_fronts.Select(CheckAsync));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var front = Choose();
            try
            {
                return await SendAsync(request, front, cancellationToken);
            }
            catch (HttpRequestException refused) when (refused.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } && attempt <= _fronts.Length)
            {
                front.IsReady = false;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ending.Cancel();
            _checking.GetAwaiter().GetResult();
            _ending.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Front front, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        request.RequestUri = new Uri(front.Address, request.RequestUri!.PathAndQuery);
        try
        {
            return await base.SendAsync(request, either.Token);
        }
        catch (OperationCanceledException late) when (patience.IsCancellationRequested)
        {
            throw new HttpRequestException($"{front.Address.Authority} does not answer.", late);
        }
    }

    /// <summary>The next that is ready; if none is, the next.</summary>
    private Front Choose()
    {
        for (var i = 0; i < _fronts.Length; i++)
        {
            if (Next() is { IsReady: true } front)
                return front;
        }

        return Next();

        Front Next() => _fronts[(uint)Interlocked.Increment(ref _next) % (uint)_fronts.Length];
    }

    private async Task CheckAsync(Front front)
    {
        using var client = new HttpClient { BaseAddress = front.Address, Timeout = CheckPatience };
        while (!_ending.IsCancellationRequested)
        {
            front.IsReady = await IsReadyAsync(client);
            await Task.Delay(CheckInterval, TimeProvider.System, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("health/ready", _ending.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private sealed class Front(Uri address)
    {
        public Uri Address { get; } = address;

        public volatile bool IsReady = true;
    }
}
