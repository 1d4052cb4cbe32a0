namespace Workshop.Entries;

/// <summary>One line of the production log, decoded for people to read. The hot path never makes one.</summary>
public sealed record Entry
{
    /// <summary>The sender's own id; null if it gave none.</summary>
    public string? Id { get; init; }

    /// <summary>The entry's number within the team that it was sent with: 1, 2, 3 … (<see cref="SentTeam"/>, Seq) names an entry for ever.</summary>
    public required long Seq { get; init; }

    public required string Team { get; init; }

    public required string Feature { get; init; }

    public required string Type { get; init; }

    /// <summary>What was made; null if nothing was.</summary>
    public string? Item { get; init; }

    /// <summary>How many, 0…1,000,000. Counts as items only where there is an <see cref="Item"/>.</summary>
    public required int Count { get; init; }

    public required EntryStatus Status { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>When it happened, in UTC, to the millisecond.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>When the service received it, in UTC, to the millisecond.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The local day in the workshop's time zone that the entry counts for.</summary>
    public required DateOnly Day { get; init; }

    public string? Notes { get; init; }

    public string? Responsible { get; init; }

    public bool Unusual { get; init; }

    public bool Demo { get; init; }

    /// <summary>The names that it was sent with, if they have been corrected since; null: those that it has.</summary>
    public SentNames? Sent { get; init; }

    /// <summary>The team that it was sent with, whatever it counts for.</summary>
    public string SentTeam => Sent?.Team ?? Team;
}

/// <summary>The names that an entry was sent with.</summary>
public sealed record SentNames(string Team, string Feature);
