namespace Workshop.Simulator.Expectations;

/// <summary>The counters of docs/api.md, counted with a pencil.</summary>
public sealed record Tally
{
    public long Entries { get; init; }

    public long Production { get; init; }

    public long Items { get; init; }

    public long Errors { get; init; }

    public long Critical { get; init; }

    public long Fixes { get; init; }

    public long Wishes { get; init; }

    public long Elves { get; init; }

    public long Breaks { get; init; }
}
