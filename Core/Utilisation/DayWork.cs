using System.Buffers.Binary;
using Workshop.Entries;

namespace Workshop.Utilisation;

/// <summary>
/// What a team's entries of one day say about its run time and its quality. Mergeable: minutes are marked, which is the same however
/// often and in whatever order it is done, and items add up like all counters. One owner at a time.
/// </summary>
/// <remarks>
/// At rest, version 1: a byte 1, the good, rejected and unfinished items (i64 each), then for each hour that has marks, ascending: the
/// hour (i32), made (u64), breaks (u64); all little-endian.
/// </remarks>
public sealed class DayWork
{
    private const byte Version = 1;
    private const int HeaderSize = 1 + 3 * sizeof(long);
    private const int HourSize = sizeof(int) + 2 * sizeof(ulong);
    private const int MinutesPerHour = 60;

    private readonly List<HourMarks> _hours = [];
    private int _last;

    /// <summary>Hours with marks, ascending.</summary>
    public IReadOnlyList<HourMarks> Hours => _hours;

    /// <summary>Items of entries that are completed, or that say nothing about it.</summary>
    public long Good { get; private set; }

    /// <summary>Items of entries whose status is failed, rework or scrapped.</summary>
    public long Rejected { get; private set; }

    /// <summary>Items of entries whose status is in_progress: neither good nor bad yet.</summary>
    public long Unfinished { get; private set; }

    /// <summary>All items: what the daily figures count, too.</summary>
    public long Items => Good + Rejected + Unfinished;

    public bool IsEmpty => _hours.Count == 0;

    /// <summary>Counts a production entry.</summary>
    /// <param name="minute">Minutes since the Unix epoch.</param>
    /// <param name="items">How many were made.</param>
    /// <param name="status">With what result.</param>
    public void CountMade(int minute, int items, EntryStatus status)
    {
        Mark(new HourMarks(minute / MinutesPerHour, Bit(minute), 0));
        switch (status)
        {
            case EntryStatus.Failed or EntryStatus.Rework or EntryStatus.Scrapped:
                Rejected += items;
                break;
            case EntryStatus.InProgress:
                Unfinished += items;
                break;
            default:
                Good += items;
                break;
        }
    }

    /// <summary>Counts a break.</summary>
    /// <param name="minute">Minutes since the Unix epoch.</param>
    public void CountBreak(int minute) => Mark(new HourMarks(minute / MinutesPerHour, 0, Bit(minute)));

    public void Add(DayWork other)
    {
        foreach (var hour in other._hours)
            Mark(hour);
        Good += other.Good;
        Rejected += other.Rejected;
        Unfinished += other.Unfinished;
    }

    public void Clear()
    {
        _hours.Clear();
        _last = 0;
        (Good, Rejected, Unfinished) = (0, 0, 0);
    }

    public DayWork Copy()
    {
        var copy = new DayWork();
        copy.Add(this);
        return copy;
    }

    public byte[] Encode()
    {
        var bytes = new byte[HeaderSize + _hours.Count * HourSize];
        bytes[0] = Version;
        var rest = bytes.AsSpan(1);
        foreach (var items in (ReadOnlySpan<long>)[Good, Rejected, Unfinished])
        {
            BinaryPrimitives.WriteInt64LittleEndian(rest, items);
            rest = rest[sizeof(long)..];
        }

        foreach (var hour in _hours)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, hour.Hour);
            BinaryPrimitives.WriteUInt64LittleEndian(rest[sizeof(int)..], hour.Made);
            BinaryPrimitives.WriteUInt64LittleEndian(rest[(sizeof(int) + sizeof(ulong))..], hour.Breaks);
            rest = rest[HourSize..];
        }

        return bytes;
    }

    /// <exception cref="InvalidDataException">The bytes are not of a known version, or damaged.</exception>
    public static DayWork Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Version)
            throw new InvalidDataException("The work of a day is of no known version.");
        if (bytes.Length < HeaderSize || (bytes.Length - HeaderSize) % HourSize != 0)
            throw new InvalidDataException("The work of a day is damaged.");
        var work = new DayWork
        {
            Good = BinaryPrimitives.ReadInt64LittleEndian(bytes[1..]),
            Rejected = BinaryPrimitives.ReadInt64LittleEndian(bytes[(1 + sizeof(long))..]),
            Unfinished = BinaryPrimitives.ReadInt64LittleEndian(bytes[(1 + 2 * sizeof(long))..]),
        };
        for (var rest = bytes[HeaderSize..]; !rest.IsEmpty; rest = rest[HourSize..])
        {
            work.Mark(new HourMarks(
                BinaryPrimitives.ReadInt32LittleEndian(rest),
                BinaryPrimitives.ReadUInt64LittleEndian(rest[sizeof(int)..]),
                BinaryPrimitives.ReadUInt64LittleEndian(rest[(sizeof(int) + sizeof(ulong))..])));
        }

        return work;
    }

    private static ulong Bit(int minute) => 1UL << (minute % MinutesPerHour);

    /// <summary>Entries come close together in time, so that the hour is nearly always the last one that was marked.</summary>
    private void Mark(HourMarks marks)
    {
        if (_last < _hours.Count && _hours[_last].Hour == marks.Hour)
        {
            _hours[_last] |= marks;
            return;
        }

        _last = 0;
        while (_last < _hours.Count && _hours[_last].Hour < marks.Hour)
            _last++;
        if (_last < _hours.Count && _hours[_last].Hour == marks.Hour)
            _hours[_last] |= marks;
        else
            _hours.Insert(_last, marks);
    }
}
