namespace Workshop.Simulator;

/// <summary>A team of elves at its station: what it makes, what it says, and what breaks.</summary>
public sealed record Crew
{
    public required string Team { get; init; }

    /// <summary>The feature it works for, which is the first word of its types; null: it sends neither type nor feature, like the first users.</summary>
    public string? Feature { get; init; }

    public required IReadOnlyList<string> Elves { get; init; }

    /// <summary>What it makes; empty for crews that only report events.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Largest number of items in one entry.</summary>
    public int LotSize { get; init; } = 6;

    /// <summary>Types of its events, and how often each occurs relative to the others. Unused where there are <see cref="Items"/>.</summary>
    public IReadOnlyList<(string Type, int Weight)> Events { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Machine faults on an average working day.</summary>
    public double FaultsPerDay { get; init; }

    /// <summary>Share of the workshop's entries, relative to the other crews.</summary>
    public double Pace { get; init; } = 1;
}

/// <summary>Something that breaks again and again: the errors it shows until it is mended, and the entry that says it is.</summary>
public sealed record Fault(string Error, string Fix, string Note, string FixNote, bool Critical = false);
