using System.Collections.Concurrent;
using System.Globalization;
using Workshop.Support.Load;

namespace Workshop.Cluster.Tests.Processes;

/// <summary>Measures the longest time that any team was not acknowledged anything. Only measured, never asserted: machines differ.</summary>
internal sealed class GapMeter
{
    private readonly ConcurrentDictionary<string, (long Last, TimeSpan Longest)> _teams = new(StringComparer.Ordinal);

    public GapMeter(Journal journal) => journal.Acknowledging = Note;

    /// <summary>Begins anew: what goes on counts from now.</summary>
    public void Restart()
    {
        foreach (var team in _teams.Keys)
            _teams[team] = (TimeProvider.System.GetTimestamp(), TimeSpan.Zero);
    }

    /// <summary>The longest gap so far; one that goes on counts up to now.</summary>
    public TimeSpan Longest => _teams.Values.Select(static team => Later(team.Longest, TimeProvider.System.GetElapsedTime(team.Last))).DefaultIfEmpty().Max();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"longest gap of a team {Longest.TotalSeconds:0.00} s");

    private void Note(string team)
    {
        var now = TimeProvider.System.GetTimestamp();
        _teams.AddOrUpdate(
            team,
            static (_, now) => (now, TimeSpan.Zero),
            static (_, known, now) => (now, Later(known.Longest, TimeProvider.System.GetElapsedTime(known.Last, now))),
            now);
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
