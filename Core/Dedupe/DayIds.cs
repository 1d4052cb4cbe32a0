namespace Workshop.Dedupe;

/// <summary>
/// All ids of one team and day. They are kept in blocks of fixed size, each twice as large as the one before it up to a limit,
/// so that nothing is ever rehashed and a day with few entries takes little.
/// </summary>
internal sealed class DayIds(IdBudget budget)
{
    private const int FirstSlots = 512;
    private const int MostSlots = 131_072;

    private readonly List<IdBlock> _blocks = [];

    /// <summary>Of no use but that reading cannot be left out.</summary>
    private uint _touched;

    /// <summary>
    /// Reads where the ids would be, block by block. The tables are far larger than the processor's caches: it waits once for all
    /// these places instead of once for each, and finds them near when the ids are looked up next.
    /// </summary>
    public void Touch(ReadOnlySpan<UInt128> ids)
    {
        foreach (var block in _blocks)
            _touched += block.Touch(ids);
    }

    /// <summary>Looks an id up, in the newest block first.</summary>
    /// <param name="id">The hash of the id.</param>
    /// <param name="cold">If the answer is not known: the cold block that must be warmed before asking again.</param>
    /// <returns>Whether the id is here; meaningless if <paramref name="cold"/> is given.</returns>
    public bool Contains(UInt128 id, out IdBlock? cold)
    {
        cold = null;
        for (var i = _blocks.Count - 1; i >= 0; i--)
        {
            var block = _blocks[i];
            if (!block.MayContain(id))
                continue;
            cold = block.IsWarm ? null : block;
            return true;
        }

        return false;
    }

    /// <summary>Adds an id that is not here. Sequence numbers rise.</summary>
    public void Add(UInt128 id, long seq)
    {
        if (_blocks.Count == 0 || _blocks[^1].IsFull)
            AddBlock(seq);
        _blocks[^1].Add(id, seq);
    }

    /// <summary>Makes a cold block exact again.</summary>
    /// <param name="block">One of these blocks.</param>
    /// <param name="ids">The ids of all entries of the day within the block's sequence numbers.</param>
    public void Warm(IdBlock block, IEnumerable<UInt128> ids)
    {
        block.Warm(ids);
        budget.Take(block.Capacity);
    }

    /// <summary>While the budget is exceeded, cools full blocks, oldest first. The last one stays warm: it is written to.</summary>
    public void CoolDown()
    {
        for (var i = 0; i < _blocks.Count - 1 && budget.IsExceeded; i++)
        {
            if (!_blocks[i].IsWarm)
                continue;
            _blocks[i].Cool();
            budget.GiveBack(_blocks[i].Capacity);
        }
    }

    /// <summary>Gives everything back; the object is not used again.</summary>
    public void Forget()
    {
        foreach (var block in _blocks)
        {
            if (block.IsWarm)
                budget.GiveBack(block.Capacity);
        }

        _blocks.Clear();
    }

    private void AddBlock(long seq)
    {
        var slots = _blocks.Count == 0 ? FirstSlots : Math.Min(_blocks[^1].Slots * 2, MostSlots);
        var block = new IdBlock(slots, seq);
        budget.Take(block.Capacity);
        _blocks.Add(block);
    }
}
