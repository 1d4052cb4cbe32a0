using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Workshop.Cli.Tests;

/// <summary>How a run of the command ended.</summary>
internal sealed record Ending(int ExitCode, string Output, string Errors)
{
    /// <summary>The last line of the output.</summary>
    public JsonElement Json => JsonElement.Parse(Output.Trim().Split('\n')[^1]);
}

/// <summary>The built command as a process of its own, as a script would run it.</summary>
internal sealed class WorkshopProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private WorkshopProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Remember(_output, line);
        _process.ErrorDataReceived += (_, line) => Remember(_errors, line);
        _process.Start();
        _process.BeginErrorReadLine();
    }

    public static string Assembly { get; } = Repository.PathTo("Cli", "bin", Repository.Configuration, "net10.0", "workshop.dll");

    /// <summary>What it has written so far.</summary>
    public IReadOnlyCollection<string> Output => _output;

    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Starts it with a pipe at its standard input, which stays open.</summary>
    /// <param name="url">The service; null: none is named.</param>
    /// <param name="key">The key; null: none.</param>
    /// <param name="arguments">Its arguments.</param>
    public static WorkshopProcess Start(Uri? url, string? key, params string[] arguments)
    {
        var process = new WorkshopProcess(StartInfo(url, key, arguments));
        process._process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Starts it, and reads only the first line of what it writes.</summary>
    public static async Task<WorkshopProcess> StartForOneLineAsync(Uri url, string key, params string[] arguments)
    {
        var process = new WorkshopProcess(StartInfo(url, key, arguments));
        process._output.Enqueue((await process._process.StandardOutput.ReadLineAsync())!);
        process._process.StandardOutput.Close();
        return process;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<Ending> RunAsync(Uri? url, string? key, string? input, params string[] arguments)
    {
        await using var process = Start(url, key, arguments);
        if (input is not null)
            await process.SendAsync(input);
        process.EndInput();
        return await process.EndsAsync();
    }

    /// <summary>Writes to its standard input.</summary>
    public async Task SendAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    public void EndInput() => _process.StandardInput.Close();

    /// <summary>As Ctrl+C does.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<Ending> EndsAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience, TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token);
        return new Ending(_process.ExitCode, string.Join('\n', _output), string.Join('\n', _errors));
    }

    /// <summary>Waits until it has written a line with the text in it.</summary>
    public Task<string> WritesAsync(string text) =>
        Eventually.GetAsync(() => Task.FromResult(_output.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal))), $"'{text}' in the output");

    /// <summary>Waits until it has written a line with the text in it to standard error.</summary>
    public Task<string> SaysAsync(string text) =>
        Eventually.GetAsync(() => Task.FromResult(_errors.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal))), $"'{text}' in the errors");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>With Ctrl+C as a terminal has it: what is run in the background ignores it, and so do its children.</summary>
    private static ProcessStartInfo StartInfo(Uri? url, string? key, string[] arguments)
    {
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Assembly, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("WORKSHOP_URL");
        start.Environment.Remove("WORKSHOP_KEY");
        if (url is not null)
            start.Environment["WORKSHOP_URL"] = url.ToString();
        if (key is not null)
            start.Environment["WORKSHOP_KEY"] = key;
        return start;
    }

    private static void Remember(ConcurrentQueue<string> lines, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
            lines.Enqueue(line.Data);
    }
}
