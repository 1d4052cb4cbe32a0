using System.Runtime.InteropServices;
using Workshop.Actors;
using Workshop.Stats;

namespace Workshop.Outbox;

/// <summary>
/// Collects the deltas for the workshop's view and sums them over the teams, so that the view has as little to add up from a
/// process with a thousand teams as from one with ten.
/// </summary>
public sealed class CombinedDeltaCollector : ICollector<CombinedDelta>
{
    /// <summary>No view stands there.</summary>
    private const long NoPlace = -1;

    /// <summary>How far the deltas of each team go that have passed here, and whose they were.</summary>
    private readonly Dictionary<string, (long UpTo, long Epoch)> _passed = new(StringComparer.Ordinal);

    private List<TeamDelta> _singles = [];
    private Dictionary<string, Span> _spans = new(StringComparer.Ordinal);
    private DayDeltaSums _days = new();
    private RecentEntries _recent = new();

    public bool IsEmpty => _singles.Count == 0 && _spans.Count == 0;

    /// <summary>Adds a delta. One that does not follow the team's last stays single, because nobody knows where the view stands.</summary>
    public void Add(TeamDelta delta)
    {
        ref var passed = ref CollectionsMarshal.GetValueRefOrAddDefault(_passed, delta.Team, out var known);
        if (known && passed == (delta.After, delta.Epoch))
            Sum(delta);
        else
            AddSingle(delta);
        passed = (delta.UpTo, delta.Epoch);
    }

    public CombinedDelta Take()
    {
        var message = new CombinedDelta(
            _singles, [.. _spans.Values.Select(static span => span.ToSpan())], _days.ToDeltas(), _recent.Frames);
        _singles = [];
        _spans = new Dictionary<string, Span>(StringComparer.Ordinal);
        _days = new DayDeltaSums();
        _recent = new RecentEntries();
        return message;
    }

    /// <summary>It comes before the sum, which may have in it what was told before it: then no view fits the sum any more.</summary>
    private void AddSingle(TeamDelta delta)
    {
        _singles.Add(delta);
        if (_spans.TryGetValue(delta.Team, out var span))
            span.After = NoPlace;
    }

    private void Sum(TeamDelta delta)
    {
        if (!_spans.TryGetValue(delta.Team, out var span))
            _spans.Add(delta.Team, span = new Span(delta.Team) { After = delta.After });
        foreach (var day in delta.Days)
            span.Add(day.Day, _days.Add(day));
        (span.UpTo, span.Epoch) = (delta.UpTo, delta.Epoch);
        _recent.Add(delta.Team, delta.Tail);
    }

    private sealed class Span(string team)
    {
        private readonly Dictionary<DateOnly, Counters> _days = [];

        public long After { get; set; }

        public long UpTo { get; set; }

        public long Epoch { get; set; }

        public void Add(DateOnly day, in Counters counters) =>
            CollectionsMarshal.GetValueRefOrAddDefault(_days, day, out _) += counters;

        public TeamSpan ToSpan() =>
            new(team, After, UpTo, [.. _days.Select(static day => new DayCounters(day.Key, day.Value))]) { Epoch = Epoch };
    }
}
