namespace Workshop.WebFront.Health;

/// <summary>What <c>/health/ready</c> answers.</summary>
internal sealed record ReadinessView(bool Ready, IReadOnlyList<CheckView> Checks);

internal sealed record CheckView(string Name, bool Ok, string? Detail);
