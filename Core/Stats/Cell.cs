namespace Workshop.Stats;

/// <summary>
/// One cell of the cube. Coordinates that a query sums over are null; a team actor's cells leave out the team.
/// </summary>
public readonly record struct Cell(DateOnly Day, string? Team, string? Feature, string? Type, Counters Counters);

/// <summary>Entries that happened in one minute.</summary>
/// <param name="Minute">Minutes since the Unix epoch.</param>
public readonly record struct MinuteCount(int Minute, long Entries);
