using System.Runtime.InteropServices;
using Workshop.Hashing;

namespace Workshop.Entries;

/// <summary>The strings of a frame in the order of their first use, each distinct name once. Positions are 1-based; 0 is the empty string.</summary>
internal sealed class StringTable
{
    private byte[] _utf8 = new byte[1024];
    private int[] _ends = new int[64];
    private ushort[] _slots = new ushort[128];
    private int _interned;

    public int Count { get; private set; }

    /// <summary>Bytes of the strings themselves.</summary>
    public int Utf8Length => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>Bytes that <see cref="CopyTo"/> writes.</summary>
    public int Length => Count * sizeof(int) + Utf8Length;

    public void Clear()
    {
        if (_interned > 0)
            Array.Clear(_slots);
        Count = 0;
        _interned = 0;
    }

    /// <summary>Adds a string that is expected to be unique (a sender's id) without looking for it.</summary>
    public ushort Append(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return 0;
        var start = Utf8Length;
        if (start + utf8.Length > _utf8.Length)
            Array.Resize(ref _utf8, Math.Max(_utf8.Length * 2, start + utf8.Length));
        if (Count == _ends.Length)
            Array.Resize(ref _ends, _ends.Length * 2);
        utf8.CopyTo(_utf8.AsSpan(start));
        _ends[Count++] = start + utf8.Length;
        return (ushort)Count;
    }

    /// <summary>The position of a string, which is added if it is new.</summary>
    public ushort Intern(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return 0;
        ref var slot = ref Find(utf8);
        if (slot != 0)
            return slot;
        var position = slot = Append(utf8);
        if (++_interned > _slots.Length / 2)
            Grow();
        return position;
    }

    public void CopyTo(Span<byte> target)
    {
        var ends = MemoryMarshal.AsBytes(_ends.AsSpan(0, Count));
        ends.CopyTo(target);
        _utf8.AsSpan(0, Utf8Length).CopyTo(target[ends.Length..]);
    }

    private ReadOnlySpan<byte> this[int position]
    {
        get
        {
            var start = position == 1 ? 0 : _ends[position - 2];
            return _utf8.AsSpan(start.._ends[position - 1]);
        }
    }

    /// <summary>The slot that holds the string, or the empty one where it belongs (open addressing, linear probing, at most half full).</summary>
    private ref ushort Find(ReadOnlySpan<byte> utf8)
    {
        var mask = _slots.Length - 1;
        for (var i = (int)SipHash.Hash64(utf8) & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref _slots[i];
            if (slot == 0 || this[slot].SequenceEqual(utf8))
                return ref slot;
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new ushort[old.Length * 2];
        foreach (var position in old)
        {
            if (position != 0)
                Find(this[position]) = position;
        }
    }
}
