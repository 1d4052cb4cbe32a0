using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Workshop.Support;

/// <summary>How a service is started.</summary>
public sealed record WebFrontOptions
{
    /// <summary>Where it keeps its data.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The program: the project's name.</summary>
    public string Program { get; init; } = "WebFront";

    /// <summary>0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>Becomes an admin key at the first start; null: the console shows a claim code.</summary>
    public string? BootstrapKey { get; init; }

    /// <summary>IANA name of the workshop's time zone.</summary>
    public string TimeZone { get; init; } = "Europe/Berlin";

    /// <summary>Further settings, as <c>Workshop:…</c> names and values.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>A command that is given the program and its arguments to run in its own place; empty: none.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Further arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

/// <summary>The built service as a real process of its own, which can be killed.</summary>
public sealed partial class WebFrontProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Suspend = 19;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _console = new();

    private WebFrontProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public int Port { get; }

    public Uri Address { get; }

    /// <summary>What the process has written so far, line by line.</summary>
    public IReadOnlyCollection<string> Console => _console;

    public int Id => _process.Id;

    /// <summary>A TCP port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts the service and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message has what it wrote.</exception>
    public static async Task<WebFrontProcess> StartAsync(WebFrontOptions options)
    {
        var service = Launch(options);
        try
        {
            await service.WaitUntilReadyAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the service and does not wait for it.</summary>
    public static WebFrontProcess Launch(WebFrontOptions options)
    {
        var port = options.Port == 0 ? FreePort() : options.Port;
        var service = new WebFrontProcess(new Process { StartInfo = StartInfo(options, port) }, port);
        service.Run();
        return service;
    }

    /// <summary>Ends it as a power cut would: no handler runs.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it from running without its noticing, as a machine does that is paused.</summary>
    public void Hang() => _ = SendSignal(_process.Id, Suspend);

    /// <summary>Lets it run on.</summary>
    public void GoOn() => _ = SendSignal(_process.Id, Continue);

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Waits until it ends by itself.</summary>
    public async Task EndsAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience, TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Asks it to stop, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
            _ = SendSignal(_process.Id, Terminate);
        using var patience = new CancellationTokenSource(Eventually.Patience, TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>The first line of the console that has the text in it.</summary>
    public Task<string> LineWithAsync(string text) =>
        Eventually.GetAsync(
            () => Task.FromResult(_console.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal))),
            $"'{text}' on the console");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(WebFrontOptions options, int port)
    {
        var assembly = Repository.PathTo(options.Program, "bin", Repository.Configuration, "net10.0", $"Workshop.{options.Program}.dll");
        string[] command = [.. options.Within, "dotnet", assembly, "--urls", $"http://127.0.0.1:{port}", .. options.Arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Repository.PathTo(options.Program),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Workshop__DataDirectory"] = options.DataDirectory;
        start.Environment["Workshop__TimeZone"] = options.TimeZone;
        if (options.BootstrapKey is { } key)
            start.Environment["Workshop__BootstrapKey"] = key;
        foreach (var (name, value) in options.Settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private void Run()
    {
        _process.OutputDataReceived += Remember;
        _process.ErrorDataReceived += Remember;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Remember(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
            _console.Enqueue(line.Data);
    }

    /// <exception cref="InvalidOperationException">It ended instead; the message has what it wrote.</exception>
    public async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        try
        {
            await Eventually.BecomesTrueAsync(
                async () =>
                {
                    if (_process.HasExited)
                        throw new InvalidOperationException($"The service ended with {_process.ExitCode}:\n{string.Join('\n', _console)}");
                    return await IsReadyAsync(client);
                },
                $"{Address}health/ready");
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} It has written:\n{string.Join('\n', _console)}", late);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int processId, int signal);
}
