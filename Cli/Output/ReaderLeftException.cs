namespace Workshop.Cli.Output;

/// <summary>Nobody reads standard output any more.</summary>
internal sealed class ReaderLeftException(IOException inner) : Exception("Nobody reads the output any more.", inner);
