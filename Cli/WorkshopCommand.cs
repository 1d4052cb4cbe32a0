using System.CommandLine;
using Workshop.Cli.Alerts;
using Workshop.Cli.Backups;
using Workshop.Cli.Completing;
using Workshop.Cli.Exporting;
using Workshop.Cli.Keys;
using Workshop.Cli.Logging;
using Workshop.Cli.Names;
using Workshop.Cli.Preflight;
using Workshop.Cli.Stress;
using Workshop.Cli.Tailing;
using Workshop.Cli.Top;
using Workshop.Cli.Verifying;

namespace Workshop.Cli;

/// <summary>The <c>workshop</c> command: what it can do, and how it ends.</summary>
internal static class WorkshopCommand
{
    /// <summary>How long a command may take to end after Ctrl+C.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        var root = Create();
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return MisuseReport.Write(parsed);
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Farewell,
        });
    }

    public static RootCommand Create()
    {
        var root = new RootCommand("Logs what the workshop makes, and watches and runs a Workshop service.")
        {
            LogCommand.Create(),
            TailCommand.Create(),
            TopCommand.Create(),
            ExportCommand.Create(),
            PreflightCommand.Create(),
            StressCommand.Create(),
            VerifyCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            KeysCommand.Create(),
            AlertsCommand.Create(),
            NamesCommand.Create(),
            CompletionCommand.Create(),
            CompleteCommand.Create(),
        };
        CommonOptions.AddTo(root);
        return root;
    }
}
