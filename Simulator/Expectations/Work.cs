namespace Workshop.Simulator.Expectations;

/// <summary>What a team made on a day.</summary>
/// <param name="Minutes">Minutes in which it made something.</param>
/// <param name="Finished">Items that are not in progress.</param>
/// <param name="Good">Those of them that are completed.</param>
public readonly record struct Work(int Minutes, long Finished, long Good);
