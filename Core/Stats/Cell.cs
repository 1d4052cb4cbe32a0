namespace Workshop.Stats;

/// <summary>
/// One cell of the cube. Coordinates that a query sums over are null; a team actor's cells leave out the team.
/// </summary>
public readonly record struct Cell(DateOnly Day, string? Team, string? Feature, string? Type, Counters Counters);

/// <summary>Entries that happened in one minute.</summary>
/// <param name="Minute">Minutes since the Unix epoch.</param>
public readonly record struct MinuteCount(int Minute, long Entries);

/// <summary>Minutes since the Unix epoch, both included.</summary>
public readonly record struct MinuteRange(int First, int Last)
{
    public bool Contains(int minute) => minute >= First && minute <= Last;
}
