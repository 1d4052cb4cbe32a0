namespace Workshop.Cli.Tailing;

/// <summary>Which entries were shown: up to which number of each team.</summary>
internal sealed class Shown
{
    private readonly Dictionary<string, long> _upTo = new(StringComparer.Ordinal);

    /// <summary>When the newest of them was received; null if there is none.</summary>
    public DateTimeOffset? NewestReceived { get; private set; }

    /// <summary>Whether the entry was shown before.</summary>
    public bool Has(LogEntry entry) => entry.Seq <= _upTo.GetValueOrDefault(entry.Team);

    /// <summary>Notes an entry. A team's entries come in the order of their numbers.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(LogEntry entry)
    {
        if (Has(entry))
            return false;
        _upTo[entry.Team] = entry.Seq;
        if (NewestReceived is not { } newest || newest < entry.ReceivedAt)
            NewestReceived = entry.ReceivedAt;
        return true;
    }
}
