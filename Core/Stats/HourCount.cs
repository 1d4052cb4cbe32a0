namespace Workshop.Stats;

/// <summary>What is counted in one hour of a day. Mergeable, as <see cref="Counters"/> are.</summary>
/// <param name="Hour">Hours since the day's local midnight as they pass: 0…22 on a day of 23 hours, 0…24 on one of 25.</param>
/// <param name="Entries">Entries that happened in it.</param>
/// <param name="Items">Sum of the counts of those that are production.</param>
/// <param name="Errors">Errors among them.</param>
public readonly record struct HourCount(int Hour, long Entries, long Items, long Errors);

/// <summary>A day's counters by hour, as they rest: one row for each team and day.</summary>
/// <param name="Team">Null where it is the one that the flush is of.</param>
/// <param name="Bytes">See <see cref="DayHours"/>.</param>
public sealed record StoredHours(string? Team, DateOnly Day, ReadOnlyMemory<byte> Bytes);
