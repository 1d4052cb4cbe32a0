using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Workshop.Incidents;

/// <summary>
/// When errors (or fixes) of one minute happened: how many there were, the first eight different milliseconds and the last one, each
/// with how many. Which those are follows from the entries alone: in whatever order and portions they are added, the result is the same.
/// </summary>
public struct MinuteTimes : IEquatable<MinuteTimes>
{
    /// <summary>So many different milliseconds are kept, the earliest ones; and the last.</summary>
    public const int Kept = 8;

    private Milliseconds _first;
    private Numbers _counts;
    private ushort _last;
    private int _lastCount;
    private byte _length;

    /// <summary>How many there were.</summary>
    public int Total { get; private set; }

    /// <summary>The milliseconds that are kept as the first ones, ascending.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<ushort> First => ((ReadOnlySpan<ushort>)_first)[.._length];

    [UnscopedRef]
    internal readonly ReadOnlySpan<int> Counts => ((ReadOnlySpan<int>)_counts)[.._length];

    /// <summary>The last millisecond, and how many happened in it.</summary>
    internal readonly (ushort Millisecond, int Count) Last => (_last, _lastCount);

    /// <summary>Adds one that happened in this millisecond of the minute.</summary>
    public void Add(int millisecond)
    {
        Insert((ushort)millisecond, 1);
        NoteLast((ushort)millisecond, 1);
        Total++;
    }

    /// <summary>Adds those that others have counted, of other entries of the same minute.</summary>
    public void Add(in MinuteTimes other)
    {
        for (var i = 0; i < other._length; i++)
            Insert(other._first[i], other._counts[i]);
        if (other.Total > 0)
            NoteLast(other._last, other._lastCount);
        Total += other.Total;
    }

    /// <summary>Puts together again what was taken apart for storing.</summary>
    internal static MinuteTimes Of(ReadOnlySpan<ushort> first, ReadOnlySpan<int> counts, (ushort Millisecond, int Count) last, int total)
    {
        var times = new MinuteTimes { _last = last.Millisecond, _lastCount = last.Count, _length = (byte)first.Length, Total = total };
        first.CopyTo(times._first);
        counts.CopyTo(times._counts);
        return times;
    }

    /// <summary>Whether a millisecond is kept.</summary>
    internal readonly bool Knows(int millisecond) => First.Contains((ushort)millisecond) || (Total > 0 && _last == millisecond);

    /// <summary>The first kept millisecond from this one on; -1 if there is none.</summary>
    public readonly int FirstFrom(int millisecond)
    {
        foreach (var first in First)
        {
            if (first >= millisecond)
                return first;
        }

        return Total > 0 && _last >= millisecond ? _last : -1;
    }

    /// <summary>How many happened between two milliseconds, both included. Those that are not kept one by one go with the last.</summary>
    public readonly int Count(int from, int to)
    {
        var (count, kept) = (0, 0);
        for (var i = 0; i < _length; i++)
        {
            kept += _counts[i];
            if (_first[i] >= from && _first[i] <= to)
                count += _counts[i];
        }

        return _last >= from && _last <= to ? count + Total - kept : count;
    }

    /// <summary>The last kept millisecond between two, both included; -1 if there is none.</summary>
    public readonly int LastWithin(int from, int to)
    {
        if (Total > 0 && _last >= from && _last <= to)
            return _last;
        for (var i = _length - 1; i >= 0; i--)
        {
            if (_first[i] >= from && _first[i] <= to)
                return _first[i];
        }

        return -1;
    }

    public readonly bool Equals(MinuteTimes other) =>
        Total == other.Total && Last == other.Last && First.SequenceEqual(other.First) && Counts.SequenceEqual(other.Counts);

    public static bool operator ==(in MinuteTimes a, in MinuteTimes b) => a.Equals(b);

    public static bool operator !=(in MinuteTimes a, in MinuteTimes b) => !a.Equals(b);

    public override readonly bool Equals(object? obj) => obj is MinuteTimes other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Total, _last, _length);

    private void Insert(ushort millisecond, int count)
    {
        Span<ushort> first = _first;
        Span<int> counts = _counts;
        var place = first[.._length].BinarySearch(millisecond);
        if (place >= 0)
        {
            counts[place] += count;
            return;
        }

        place = ~place;
        if (place == Kept)
            return;
        var moved = Math.Min((int)_length, Kept - 1);
        first[place..moved].CopyTo(first[(place + 1)..]);
        counts[place..moved].CopyTo(counts[(place + 1)..]);
        (first[place], counts[place]) = (millisecond, count);
        _length = (byte)(moved + 1);
    }

    private void NoteLast(ushort millisecond, int count)
    {
        if (_lastCount == 0 || millisecond > _last)
            (_last, _lastCount) = (millisecond, count);
        else if (millisecond == _last)
            _lastCount += count;
    }

    [InlineArray(Kept)]
    private struct Milliseconds
    {
        private ushort _element;
    }

    [InlineArray(Kept)]
    private struct Numbers
    {
        private int _element;
    }
}
