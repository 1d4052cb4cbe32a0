namespace Workshop.Cli.Preflight;

/// <summary>A line of the preflight, as far as it is shown.</summary>
internal sealed record PreflightLine(LightLine? Light, PreflightSummary? Summary);

internal sealed record LightLine(string Name, string State, double Milliseconds, string Code, string Reason, string? Mend);

internal sealed record PreflightSummary(bool Ok, int Green, int Yellow, int Red, int Off, double Milliseconds, string Build);
