using System.Runtime.InteropServices;

namespace Workshop.Stats;

/// <summary>Entries of the last 24 hours, exact to the minute (K4): those of the 1,440 minutes that end with the present one, and any later.</summary>
internal sealed class ActivityWindow
{
    /// <summary>Length of the window in minutes.</summary>
    public const int Minutes = 24 * 60;

    private readonly Dictionary<int, long> _entries = [];
    private int _first = int.MinValue;

    public long Count { get; private set; }

    /// <summary>The minute since the Unix epoch in which a moment lies.</summary>
    public static int MinuteOf(DateTimeOffset moment) => (int)(moment.ToUnixTimeSeconds() / 60);

    public void Add(MinuteCount minute)
    {
        if (minute.Minute < _first)
            return;
        CollectionsMarshal.GetValueRefOrAddDefault(_entries, minute.Minute, out _) += minute.Entries;
        Count += minute.Entries;
    }

    /// <summary>Moves the window on; it never moves back.</summary>
    /// <param name="now">The present minute.</param>
    public void MoveTo(int now)
    {
        var first = now - Minutes + 1;
        if (first <= _first)
            return;
        _first = first;
        foreach (var minute in _entries.Keys)
        {
            if (minute >= first)
                continue;
            _entries.Remove(minute, out var left);
            Count -= left;
        }
    }
}
