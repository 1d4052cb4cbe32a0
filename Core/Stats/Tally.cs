using System.Runtime.InteropServices;

namespace Workshop.Stats;

/// <summary>Counters by key.</summary>
internal sealed class Tally<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Counters> _sums = [];

    public int Count => _sums.Count;

    public IEnumerable<KeyValuePair<TKey, Counters>> All => _sums;

    /// <summary>The key's counters; all zero if it has none.</summary>
    public Counters this[TKey key] => _sums.GetValueOrDefault(key);

    public void Add(TKey key, in Counters counters)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _);
        sum += counters;
    }

    /// <summary>Takes counters away that were added before; a key without entries is forgotten.</summary>
    public void Subtract(TKey key, in Counters counters)
    {
        var rest = _sums[key] - counters;
        if (rest.Entries == 0)
            _sums.Remove(key);
        else
            _sums[key] = rest;
    }

    /// <summary>All keys by entries, descending, then by key.</summary>
    public List<NamedCounters> Ranked(Func<TKey, string> name)
    {
        var ranked = new List<NamedCounters>(_sums.Count);
        foreach (var (key, sum) in _sums)
            ranked.Add(new NamedCounters(name(key), sum));
        ranked.Sort(static (a, b) =>
            a.Counters.Entries != b.Counters.Entries
                ? b.Counters.Entries.CompareTo(a.Counters.Entries)
                : string.CompareOrdinal(a.Name, b.Name));
        return ranked;
    }
}
