using Workshop.Stats;

namespace Workshop.Outbox;

/// <summary>
/// Collects the deltas for a day's or feature's view, so that many become one message: consecutive deltas of a team become one.
/// </summary>
public sealed class DeltaCollector : ICollector<TeamDelta[]>
{
    private Dictionary<string, Collected> _teams = new(StringComparer.Ordinal);

    public bool IsEmpty => _teams.Count == 0;

    /// <summary>
    /// Adds a delta. One that does not follow what was collected of its team takes its place: the view will find a gap and read
    /// it from the log. One of an owner of before is dropped.
    /// </summary>
    public void Add(TeamDelta delta)
    {
        if (!_teams.TryGetValue(delta.Team, out var collected))
            _teams.Add(delta.Team, new Collected(delta));
        else if (collected.IsFollowedBy(delta))
            collected.Add(delta);
        else if (delta.Epoch > collected.Epoch || delta.Epoch == collected.Epoch && delta.UpTo > collected.UpTo)
            _teams[delta.Team] = new Collected(delta);
    }

    public TeamDelta[] Take()
    {
        var teams = _teams;
        _teams = new Dictionary<string, Collected>(StringComparer.Ordinal);
        return [.. teams.Values.Select(static collected => collected.ToDelta())];
    }

    private sealed class Collected
    {
        private readonly TeamDelta _first;
        private readonly DayDeltaSums _days = new();

        public Collected(TeamDelta first)
        {
            _first = first;
            Add(first);
        }

        public long UpTo { get; private set; }

        public long Epoch => _first.Epoch;

        /// <summary>Between the two the team has logged nothing that concerns the view, and the sender has learnt of no correction.</summary>
        public bool IsFollowedBy(TeamDelta delta) =>
            delta.Epoch == Epoch && delta.Names == _first.Names && delta.Known <= UpTo && UpTo <= delta.After;

        public void Add(TeamDelta delta)
        {
            foreach (var day in delta.Days)
                _days.Add(day);
            UpTo = delta.UpTo;
        }

        public TeamDelta ToDelta() => _first with { UpTo = UpTo, Days = _days.ToDeltas(), Tail = [] };
    }
}
