namespace Workshop.Cli;

/// <summary>What the command ends with. Documented in docs/cli.md: scripts rely on it.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The service answered, but not with success: entries were refused, a light is red, there is nothing of that name.</summary>
    public const int Failed = 1;

    /// <summary>The command was called wrongly, or a setting makes no sense. Nothing was sent.</summary>
    public const int Usage = 2;

    /// <summary>The service could not be reached, or what answered is no Workshop.</summary>
    public const int Unreachable = 3;

    /// <summary>The key is missing, unknown or may not do this.</summary>
    public const int NotAllowed = 4;

    /// <summary>The service is there but asks to come back later, and still did after all retries.</summary>
    public const int NotNow = 5;

    /// <summary>Ended by Ctrl+C or a signal before it was done.</summary>
    public const int Interrupted = 130;
}
