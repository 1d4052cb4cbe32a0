using Workshop.Entries;

namespace Workshop.Stats;

/// <summary>What is counted of entries, in every view. Mergeable: the counters of two disjoint sets of entries add up to those of both.</summary>
public readonly record struct Counters
{
    public long Entries { get; init; }

    /// <summary>Entries with an item.</summary>
    public long Production { get; init; }

    /// <summary>Sum of the counts of production entries.</summary>
    public long Items { get; init; }

    public long Errors { get; init; }

    /// <summary>Critical errors; each is an error too.</summary>
    public long Critical { get; init; }

    public long Fixes { get; init; }

    /// <summary>Entries of a type that starts with <c>wish.</c></summary>
    public long Wishes { get; init; }

    /// <summary>Entries of the type <c>elf.joined</c>.</summary>
    public long Elves { get; init; }

    public long Breaks { get; init; }

    /// <summary>What one entry adds to the figures.</summary>
    /// <param name="row">The entry.</param>
    /// <param name="traits">Its type's.</param>
    public static Counters Of(in EntryRow row, TypeTraits traits)
    {
        var sum = new CellSum(traits);
        sum.Count(row);
        return sum.ToCounters();
    }

    /// <summary>All of them together.</summary>
    public static Counters Sum(IEnumerable<Counters> parts) => parts.Aggregate(default(Counters), static (sum, part) => sum + part);

    public static Counters operator +(in Counters a, in Counters b) => new()
    {
        Entries = a.Entries + b.Entries,
        Production = a.Production + b.Production,
        Items = a.Items + b.Items,
        Errors = a.Errors + b.Errors,
        Critical = a.Critical + b.Critical,
        Fixes = a.Fixes + b.Fixes,
        Wishes = a.Wishes + b.Wishes,
        Elves = a.Elves + b.Elves,
        Breaks = a.Breaks + b.Breaks,
    };

    public static Counters operator -(in Counters a, in Counters b) => new()
    {
        Entries = a.Entries - b.Entries,
        Production = a.Production - b.Production,
        Items = a.Items - b.Items,
        Errors = a.Errors - b.Errors,
        Critical = a.Critical - b.Critical,
        Fixes = a.Fixes - b.Fixes,
        Wishes = a.Wishes - b.Wishes,
        Elves = a.Elves - b.Elves,
        Breaks = a.Breaks - b.Breaks,
    };
}
