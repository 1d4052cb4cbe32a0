using Spectre.Console;
using Workshop.Cli.Output;

namespace Workshop.Cli.Backups;

/// <summary>Waits for what takes as long as there is to read and write.</summary>
internal static class Waiting
{
    /// <summary>Hundreds of millions of entries, on a slow disk.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    /// <summary>Shows a person that it goes on.</summary>
    public static Task<T> ForAsync<T>(Screen screen, string what, Func<Task<T>> run) =>
        screen.Json || !screen.Errors.Profile.Capabilities.Interactive ? run() : screen.Errors.Status().StartAsync(what, _ => run());
}
