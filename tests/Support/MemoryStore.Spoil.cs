using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Support;

/// <summary>What somebody could do with SQL.</summary>
public sealed partial class MemoryStore
{
    /// <summary>Changes what is stored of a team behind its owner's back.</summary>
    /// <param name="team">The team.</param>
    /// <param name="cell">What becomes of each cell; null: it is removed.</param>
    /// <param name="moments">Whether its moments are removed.</param>
    /// <param name="hours">Whether its hours become those of a day without entries.</param>
    /// <param name="work">Whether the run time of its days becomes that of a day on which nothing was made.</param>
    /// <param name="minutes">Whether each of its minutes gets three entries more.</param>
    /// <param name="log">Whether its log is removed.</param>
    public void Spoil(string team, Func<Counters, Counters?> cell, bool moments, bool hours, bool work, bool minutes, bool log)
    {
        lock (_lock)
        {
            var row = _teams[team];
            foreach (var (key, counters) in row.Cells.ToList())
            {
                if (cell(counters) is { } spoiled)
                    row.Cells[key] = spoiled;
                else
                    row.Cells.Remove(key);
            }

            if (moments)
                row.Moments.Clear();
            if (log)
                row.Segments.Clear();
            foreach (var day in work ? row.Work.Keys.ToList() : [])
                row.Work[day] = new StoredWork(team, day, new DayWork().Encode());
            foreach (var minute in minutes ? row.Minutes.Keys.ToList() : [])
                row.Minutes[minute] += 3;
            foreach (var day in hours ? row.Hours.Keys.ToList() : [])
                row.Hours[day] = new StoredHours(team, day, new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0 });
        }
    }
}
