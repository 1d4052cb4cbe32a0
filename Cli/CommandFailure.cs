namespace Workshop.Cli;

/// <summary>Why the command ends early, in words for whoever typed it.</summary>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="reason">What is wrong; a sentence.</param>
/// <param name="mend">How to mend it; a sentence, or null if there is nothing to do.</param>
internal sealed class CommandFailure(int exitCode, string reason, string? mend = null) : Exception(reason)
{
    public int ExitCode => exitCode;

    public string? Mend => mend;

    /// <summary>The service's own word for it, if it gave one.</summary>
    public string? Code { get; init; }

    public static CommandFailure Usage(string reason, string? mend = null) => new(ExitCodes.Usage, reason, mend);
}
