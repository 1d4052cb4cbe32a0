using System.Runtime.InteropServices;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>One day of one team, cell by cell, and which cells wait to be written.</summary>
internal sealed class OpenDay(DateOnly day)
{
    private readonly Dictionary<(string Feature, string Type), Counters> _cells = [];
    private readonly HashSet<(string Feature, string Type)> _changed = [];

    public DateOnly Day { get; } = day;

    public bool HasChanges => _changed.Count > 0;

    /// <summary>Takes over a stored cell.</summary>
    public void Load(in Cell cell) => _cells.Add((cell.Feature!, cell.Type!), cell.Counters);

    /// <summary>Adds cells and returns their sum.</summary>
    public Counters Add(ReadOnlySpan<Cell> cells)
    {
        var sum = default(Counters);
        foreach (ref readonly var cell in cells)
        {
            var key = (cell.Feature!, cell.Type!);
            CollectionsMarshal.GetValueRefOrAddDefault(_cells, key, out _) += cell.Counters;
            _changed.Add(key);
            sum += cell.Counters;
        }

        return sum;
    }

    public void Mark(string feature, string type) => _changed.Add((feature, type));

    public void TakeChanges(List<Cell> changes)
    {
        foreach (var key in _changed)
            changes.Add(new Cell(Day, null, key.Feature, key.Type, _cells[key]));
        _changed.Clear();
    }
}
