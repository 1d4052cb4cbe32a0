using System.Buffers.Binary;

namespace Workshop.Stats;

/// <summary>Adds up a day's entries by hour, and those that were received after it had ended. In no order: sums only.</summary>
/// <remarks>
/// As it rests, version 1: a byte 1, the late entries (i64), then for each hour that has any its number (u8), entries, items and errors
/// (i64 each); little-endian.
/// </remarks>
internal sealed class DayHours
{
    private const byte Version = 1;
    private const int HeadSize = 1 + sizeof(long);
    private const int HourSize = 1 + 3 * sizeof(long);
    private const int MillisecondsPerHour = 3_600_000;

    private HourCount[] _hours = [];

    /// <summary>Entries in all hours.</summary>
    public long Entries { get; private set; }

    /// <summary>Those of them that were received after the day had ended.</summary>
    public long Late { get; private set; }

    /// <summary>The hours that have entries, in order.</summary>
    public IReadOnlyList<HourCount> Hours => [.. _hours.Where(static hour => hour.Entries > 0)];

    /// <summary>The hour of a day in which a time lies. A time beside the day, which another time zone may have had, counts for the nearest.</summary>
    /// <param name="time">Unix milliseconds.</param>
    /// <param name="start">The day's start, likewise.</param>
    public static int HourOf(long time, long start) => time <= start ? 0 : (int)Math.Min(byte.MaxValue, (ulong)(time - start) / MillisecondsPerHour);

    public void Add(in HourCount hour)
    {
        if (_hours.Length <= hour.Hour)
            Array.Resize(ref _hours, Math.Max(24, hour.Hour + 1));
        var sum = _hours[hour.Hour];
        _hours[hour.Hour] = new HourCount(hour.Hour, sum.Entries + hour.Entries, sum.Items + hour.Items, sum.Errors + hour.Errors);
        Entries += hour.Entries;
    }

    public void AddLate(long entries) => Late += entries;

    public void Add(DayHours other)
    {
        foreach (var hour in other._hours)
            Add(hour);
        AddLate(other.Late);
    }

    public void Add(DayDelta delta)
    {
        foreach (ref readonly var hour in delta.Hours.Span)
            Add(hour);
        AddLate(delta.Late);
    }

    /// <summary>Adds what <see cref="Encode"/> has written.</summary>
    /// <exception cref="InvalidDataException">The bytes are not of a known version, or damaged.</exception>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Version)
            throw new InvalidDataException("The hours of a day are of no known version.");
        if (bytes.Length < HeadSize || (bytes.Length - HeadSize) % HourSize != 0)
            throw new InvalidDataException("The hours of a day are damaged.");
        AddLate(Number(bytes, 1));
        for (var rest = bytes[HeadSize..]; !rest.IsEmpty; rest = rest[HourSize..])
            Add(new HourCount(rest[0], Number(rest, 1), Number(rest, 9), Number(rest, 17)));
    }

    public byte[] Encode()
    {
        var hours = Hours;
        var bytes = new byte[HeadSize + hours.Count * HourSize];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(1), Late);
        var rest = bytes.AsSpan(HeadSize);
        foreach (var hour in hours)
        {
            rest[0] = (byte)hour.Hour;
            BinaryPrimitives.WriteInt64LittleEndian(rest[1..], hour.Entries);
            BinaryPrimitives.WriteInt64LittleEndian(rest[9..], hour.Items);
            BinaryPrimitives.WriteInt64LittleEndian(rest[17..], hour.Errors);
            rest = rest[HourSize..];
        }

        return bytes;
    }

    public void Clear()
    {
        Array.Clear(_hours);
        (Entries, Late) = (0, 0);
    }

    private static long Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
}
