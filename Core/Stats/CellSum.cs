using Workshop.Entries;
using Workshop.Incidents;

namespace Workshop.Stats;

/// <summary>
/// Counts the entries of one (feature, type): the only place where an entry becomes numbers. What follows from the type alone
/// (fixes, wishes, elves, breaks) is not counted but concluded.
/// </summary>
internal struct CellSum(TypeTraits traits)
{
    private long _entries;
    private long _production;
    private long _items;
    private long _errors;
    private long _critical;

    /// <summary>Whether its entries are breaks, and nothing else.</summary>
    public readonly bool IsBreak => Has(TypeTraits.Break);

    /// <summary>Counts an entry.</summary>
    /// <returns>How many items it adds, and errors.</returns>
    public (int Items, int Errors) Count(in EntryRow row)
    {
        _entries++;
        if (IsBreak)
            return default;
        var items = 0;
        if (row.Item != 0)
        {
            _production++;
            _items += items = row.Count;
        }

        var critical = row.Severity == Severity.Critical || Has(TypeTraits.Critical);
        if (critical)
            _critical++;
        var isError = critical || row.Status == EntryStatus.Failed || Has(TypeTraits.Error);
        if (isError)
            _errors++;
        return (items, isError ? 1 : 0);
    }

    /// <summary>What an entry of this type does to incidents; null: nothing. One that failed, or is critical, mends nothing.</summary>
    public readonly MomentKind? MomentOf(in EntryRow row)
    {
        if (IsBreak)
            return null;
        if (row.Status == EntryStatus.Failed || row.Severity == Severity.Critical)
            return MomentKind.Error;
        if (Has(TypeTraits.Mends))
            return MomentKind.Fix;
        return Has(TypeTraits.Error) ? MomentKind.Error : null;
    }

    /// <summary>Whether an entry is critical although its type is not. Those of a critical type all are.</summary>
    public readonly bool IsCriticalByItself(in EntryRow row) =>
        row.Severity == Severity.Critical && (traits & (TypeTraits.Break | TypeTraits.Critical)) == TypeTraits.None;

    public readonly Counters ToCounters() => new()
    {
        Entries = _entries,
        Production = _production,
        Items = _items,
        Errors = _errors,
        Critical = _critical,
        Fixes = IfHas(TypeTraits.Fix),
        Wishes = IfHas(TypeTraits.Wish),
        Elves = IfHas(TypeTraits.Elf),
        Breaks = IfHas(TypeTraits.Break),
    };

    private readonly bool Has(TypeTraits trait) => (traits & trait) != TypeTraits.None;

    private readonly long IfHas(TypeTraits trait) => Has(trait) ? _entries : 0;
}
