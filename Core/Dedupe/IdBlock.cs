namespace Workshop.Dedupe;

/// <summary>
/// The ids (as 128-bit hashes) of a run of one team's entries of one day, in an open-addressing table of fixed size. Beside each
/// hash stand 32 bits of it, its tag: they alone tell that an id is new, and are small enough to be looked through quickly.
/// A warm block knows its ids exactly. A cold one has only the tags: it can say for certain that an id is new, and otherwise
/// must be warmed from the log (hardly ever for a new id, always for a true duplicate).
/// </summary>
internal sealed class IdBlock
{
    private readonly uint[] _tags;
    private UInt128[]? _exact;

    /// <param name="slots">A power of two.</param>
    /// <param name="firstSeq">The sequence number that the block's first id has, or a lower one.</param>
    public IdBlock(int slots, long firstSeq)
    {
        _tags = new uint[slots];
        _exact = new UInt128[slots];
        FirstSeq = LastSeq = firstSeq;
    }

    /// <summary>The entries whose ids are in the block lie within FirstSeq … LastSeq.</summary>
    public long FirstSeq { get; }

    public long LastSeq { get; private set; }

    public int Slots => _tags.Length;

    public int Count { get; private set; }

    /// <summary>At most three quarters of the slots are used.</summary>
    public int Capacity => Slots / 4 * 3;

    public bool IsFull => Count >= Capacity;

    public bool IsWarm => _exact is not null;

    /// <summary>Whether the id is in the block; in a cold one, whether it may be.</summary>
    public bool MayContain(UInt128 id)
    {
        var tags = _tags;
        var tag = TagOf(id);
        for (var i = HomeOf(id); tags[i] != 0; i = Next(i))
        {
            if (tags[i] == tag && (_exact is null || _exact[i] == id))
                return true;
        }

        return false;
    }

    /// <summary>Reads where the ids would be, see <see cref="DayIds.Touch"/>.</summary>
    /// <returns>A sum of what was read.</returns>
    public uint Touch(ReadOnlySpan<UInt128> ids)
    {
        var tags = _tags;
        var sum = 0u;
        foreach (ref readonly var id in ids)
            sum += tags[HomeOf(id)];
        return sum;
    }

    /// <summary>Adds an id that is not in the block. Only while it is warm and not full.</summary>
    public void Add(UInt128 id, long seq)
    {
        Place(id, _exact!);
        LastSeq = Math.Max(LastSeq, seq);
        Count++;
    }

    /// <summary>Forgets all but the tags.</summary>
    public void Cool() => _exact = null;

    /// <summary>Makes a cold block exact again from all ids between <see cref="FirstSeq"/> and <see cref="LastSeq"/>.</summary>
    public void Warm(IEnumerable<UInt128> ids)
    {
        var exact = new UInt128[Slots];
        Array.Clear(_tags);
        foreach (var id in ids)
            Place(id, exact);
        _exact = exact;
    }

    private void Place(UInt128 id, UInt128[] exact)
    {
        var i = HomeOf(id);
        while (_tags[i] != 0)
            i = Next(i);
        _tags[i] = TagOf(id);
        exact[i] = id;
    }

    private int HomeOf(UInt128 id) => (int)(ulong)id & (_tags.Length - 1);

    private int Next(int slot) => (slot + 1) & (_tags.Length - 1);

    /// <summary>Bits that have no part in the place; never 0, which marks an empty slot.</summary>
    private static uint TagOf(UInt128 id)
    {
        var tag = (uint)(id >> 96);
        return tag == 0 ? 1 : tag;
    }
}
