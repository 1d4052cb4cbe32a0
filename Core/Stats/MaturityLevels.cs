namespace Workshop.Stats;

/// <summary>The levels of a feature's maturity (K10): each asks for a number of entries and for few errors among them.</summary>
public static class MaturityLevels
{
    private const int Lowest = 1;

    /// <summary>Highest first: the level, the fewest entries, and the percentage that the error rate must stay below.</summary>
    private static readonly (int Level, int Entries, int ErrorsBelow)[] Steps = [(4, 1000, 1), (3, 500, 5), (2, 100, 10)];

    /// <summary>4 Mission Critical, 3 Stable, 2 Beta, 1 Prototype. Looks at the exact error rate, not at the rounded one.</summary>
    public static int Of(in Counters counters)
    {
        foreach (var (level, entries, errorsBelow) in Steps)
        {
            if (counters.Entries >= entries && 100m * counters.Errors < errorsBelow * (decimal)counters.Entries)
                return level;
        }

        return Lowest;
    }

    /// <summary>What is missing for the level above; null at the highest.</summary>
    public static MaturityGap? ToNext(in Counters counters)
    {
        var level = Of(counters);
        if (level == Steps[0].Level)
            return null;
        var next = Array.Find(Steps, step => step.Level == level + 1);
        // E errors are fewer than p % of more than 100·E/p entries.
        var entries = Math.Max(next.Entries, 100 * counters.Errors / next.ErrorsBelow + 1);
        return new MaturityGap(next.Level, next.Entries, next.ErrorsBelow, Math.Max(0, entries - counters.Entries));
    }
}

/// <summary>What a feature lacks for its next level.</summary>
/// <param name="Level">The next level.</param>
/// <param name="MinEntries">The entries that it asks for.</param>
/// <param name="ErrorRateBelow">Percent that the error rate must stay below.</param>
/// <param name="CleanEntriesMissing">How many further entries, none of them an error, lead to it.</param>
public readonly record struct MaturityGap(int Level, int MinEntries, int ErrorRateBelow, long CleanEntriesMissing);
