using System.Net.Http.Json;

namespace Workshop.Cli.Tests;

/// <summary>A real service, and the command that speaks to it. Tests keep out of each other's way by using teams of their own.</summary>
public sealed class RunningWorkshop : IAsyncLifetime
{
    public const string Key = "cli-tests-0123456789";

    private readonly ScratchDirectory _data = new();
    private WebFrontProcess? _service;
    private int _teams;

    internal WebFrontProcess Service => _service ?? throw new InvalidOperationException("The service does not run.");

    internal Uri Address => Service.Address;

    public async ValueTask InitializeAsync() =>
        _service = await WebFrontProcess.StartAsync(new WebFrontOptions { DataDirectory = _data.Path, BootstrapKey = Key });

    /// <summary>Ends the service, and starts it again at the same address.</summary>
    internal async Task RestartAsync(Func<Task> meanwhile)
    {
        var port = Service.Port;
        await Service.KillAsync();
        await meanwhile();
        await Service.DisposeAsync();
        _service = await WebFrontProcess.StartAsync(new WebFrontOptions { DataDirectory = _data.Path, BootstrapKey = Key, Port = port });
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
            await _service.DisposeAsync();
        _data.Dispose();
    }

    internal string NewTeam() => $"Team {Interlocked.Increment(ref _teams)}";

    /// <summary>Runs the command without anything at its standard input.</summary>
    internal Task<Ending> RunAsync(params string[] arguments) => WorkshopProcess.RunAsync(Address, Key, input: null, arguments);

    /// <summary>Runs the command with standard input.</summary>
    internal Task<Ending> FeedAsync(string input, params string[] arguments) => WorkshopProcess.RunAsync(Address, Key, input, arguments);

    /// <summary>A team's entries as the service has them, newest first.</summary>
    internal async Task<List<JsonElement>> LogAsync(string team)
    {
        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        return (await client.GetFromJsonAsync<List<JsonElement>>($"api/v1/production/log?limit=500&team={Uri.EscapeDataString(team)}"))!;
    }
}
