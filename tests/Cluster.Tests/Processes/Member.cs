using Workshop.Support;

namespace Workshop.Cluster.Tests.Processes;

/// <summary>A place in the cluster with ports of its own, and the process that runs there now. Like a service unit it starts the process again if that ends unasked.</summary>
internal sealed class Member(WebFrontOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private WebFrontProcess? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{options.Port}");

    /// <summary>What the process has written so far.</summary>
    public IReadOnlyCollection<string> Console => _process?.Console ?? [];

    /// <summary>How often the process ended unasked.</summary>
    public int Ended { get; private set; }

    /// <summary>Options of a silo with a web front, or of another role.</summary>
    public static WebFrontOptions Options(string database, string key, string role, params IReadOnlyList<(string Name, string Value)> settings) => new()
    {
        Program = "Silo",
        DataDirectory = Path.Combine(Path.GetTempPath(), "workshop-cluster-tests"),
        Port = WebFrontProcess.FreePort(),
        BootstrapKey = key,
        Settings =
        [
            ("Workshop:Storage", database),
            ("Workshop:Cluster:Role", role),
            ("Workshop:Cluster:SiloPort", $"{WebFrontProcess.FreePort()}"),
            ("Workshop:Cluster:GatewayPort", $"{WebFrontProcess.FreePort()}"),
            .. settings,
        ],
    };

    public Task StartAsync() => InTurnAsync(StartProcessAsync);

    /// <summary>Asks it to stop; fails if it does not end in order.</summary>
    public Task StopAsync() => InTurnAsync(async () =>
    {
        var process = Take();
        var code = await process.StopAsync();
        if (code != 0)
            throw new InvalidOperationException($"The process ended with {code}:\n{string.Join('\n', process.Console)}");
        await process.DisposeAsync();
    });

    /// <summary>Ends it as a power cut would.</summary>
    public Task KillAsync() => InTurnAsync(async () => await Take().DisposeAsync());

    public void Hang() => _process!.Hang();

    public void GoOn() => _process!.GoOn();

    /// <summary>Starts it anew if it has ended unasked.</summary>
    public Task ReviveAsync() => InTurnAsync(async () =>
    {
        if (_process is not { HasEnded: true } ended)
            return;
        Ended++;
        _process = null;
        await ended.DisposeAsync();
        await StartProcessAsync();
    });

    public async ValueTask DisposeAsync()
    {
        _process?.GoOn();
        if (_process is not null)
            await _process.DisposeAsync();
        _turn.Dispose();
    }

    private WebFrontProcess Take()
    {
        var process = _process!;
        _process = null;
        return process;
    }

    private async Task StartProcessAsync() => _process = await WebFrontProcess.StartAsync(options);

    private async Task InTurnAsync(Func<Task> action)
    {
        await _turn.WaitAsync();
        try
        {
            await action();
        }
        finally
        {
            _turn.Release();
        }
    }
}
