namespace Workshop.Dedupe;

/// <summary>
/// The ids (as 128-bit hashes) of a run of one team's entries of one day, in an open-addressing table of fixed size.
/// A warm block knows its ids exactly. A cold one keeps 16 bits of each in the same places: it can say for certain that
/// an id is new, and otherwise must be warmed from the log (about 1 in 25,000 new ids, and every true duplicate).
/// </summary>
internal sealed class IdBlock
{
    private readonly int _slots;
    private UInt128[]? _exact;
    private ushort[]? _tags;

    /// <param name="slots">A power of two.</param>
    /// <param name="firstSeq">The sequence number that the block's first id has, or a lower one.</param>
    public IdBlock(int slots, long firstSeq)
    {
        _slots = slots;
        _exact = new UInt128[slots];
        FirstSeq = LastSeq = firstSeq;
    }

    /// <summary>The entries whose ids are in the block lie within FirstSeq … LastSeq.</summary>
    public long FirstSeq { get; }

    public long LastSeq { get; private set; }

    public int Slots => _slots;

    public int Count { get; private set; }

    /// <summary>At most three quarters of the slots are used.</summary>
    public int Capacity => _slots / 4 * 3;

    public bool IsFull => Count >= Capacity;

    public bool IsWarm => _exact is not null;

    /// <summary>Whether the id is in the block; in a cold one, whether it may be.</summary>
    public bool MayContain(UInt128 id)
    {
        if (_exact is { } exact)
            return exact[SlotOf(exact, id)] != UInt128.Zero;

        var tag = TagOf(id);
        var tags = _tags!;
        for (var i = HomeOf(id); ; i = (i + 1) & (_slots - 1))
        {
            if (tags[i] == tag)
                return true;
            if (tags[i] == 0)
                return false;
        }
    }

    /// <summary>Adds an id that is not in the block. Only while it is warm and not full.</summary>
    public void Add(UInt128 id, long seq)
    {
        var exact = _exact!;
        exact[SlotOf(exact, id)] = id;
        LastSeq = Math.Max(LastSeq, seq);
        Count++;
    }

    /// <summary>Forgets all but 16 bits of each id.</summary>
    public void Cool()
    {
        var exact = _exact!;
        var tags = new ushort[_slots];
        for (var i = 0; i < exact.Length; i++)
            tags[i] = exact[i] == UInt128.Zero ? (ushort)0 : TagOf(exact[i]);
        _tags = tags;
        _exact = null;
    }

    /// <summary>Makes a cold block exact again from all ids between <see cref="FirstSeq"/> and <see cref="LastSeq"/>.</summary>
    public void Warm(IEnumerable<UInt128> ids)
    {
        var exact = new UInt128[_slots];
        foreach (var id in ids)
            exact[SlotOf(exact, id)] = id;
        _exact = exact;
        _tags = null;
    }

    /// <summary>The slot that holds the id, or the empty one where it belongs.</summary>
    private int SlotOf(UInt128[] exact, UInt128 id)
    {
        for (var i = HomeOf(id); ; i = (i + 1) & (_slots - 1))
        {
            if (exact[i] == id || exact[i] == UInt128.Zero)
                return i;
        }
    }

    private int HomeOf(UInt128 id) => (int)(ulong)id & (_slots - 1);

    /// <summary>Bits that have no part in the place; never 0, which marks an empty slot.</summary>
    private static ushort TagOf(UInt128 id)
    {
        var tag = (ushort)(id >> 112);
        return tag == 0 ? (ushort)1 : tag;
    }
}
