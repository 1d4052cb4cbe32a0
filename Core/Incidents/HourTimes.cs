using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Workshop.Incidents;

/// <summary>
/// The moments of one hour of one feature and type: what is stored of them, as one row.
/// </summary>
/// <remarks>
/// A byte for the version, then for each minute and kind that has any: the minute of the hour plus 64 for fixes or 128 for critical ones,
/// the number of kept first times, these (u16 millisecond, i32 how many each), the last time (the same), the total (i32); all little-endian.
/// Version 1 has no critical ones; it is written where there are none.
/// </remarks>
internal sealed class HourTimes
{
    private const byte Version = 2;
    private const byte VersionWithoutCritical = 1;
    private const int SlotsPerKind = 64;
    private const int TimeSize = sizeof(ushort) + sizeof(int);

    private readonly SortedList<int, MinuteTimes> _slots = [];

    /// <summary>Adds a moment to the hour that it belongs to, among others of a day.</summary>
    /// <returns>Which hour that is.</returns>
    public static (string Feature, string Type, int Hour) AddTo(Dictionary<(string Feature, string Type, int Hour), HourTimes> hours, in Moment moment)
    {
        var key = (moment.Feature, moment.Type, moment.Minute / 60);
        ref var hour = ref CollectionsMarshal.GetValueRefOrAddDefault(hours, key, out _);
        (hour ??= new HourTimes()).Add(moment.Kind, moment.Minute, moment.Times);
        return key;
    }

    /// <summary>Adds what happened in a minute.</summary>
    /// <param name="kind">Errors or fixes.</param>
    /// <param name="minute">Minutes since the Unix epoch.</param>
    /// <param name="times">When in that minute.</param>
    public void Add(MomentKind kind, int minute, in MinuteTimes times)
    {
        var slot = minute % 60 + (int)kind * SlotsPerKind;
        var sum = _slots.GetValueOrDefault(slot);
        sum.Add(times);
        _slots[slot] = sum;
    }

    /// <summary>The moments of this hour.</summary>
    /// <param name="hour">Hours since the Unix epoch.</param>
    public IEnumerable<Moment> Moments(string feature, string type, int hour)
    {
        foreach (var (slot, times) in _slots)
            yield return new Moment(feature, type, (MomentKind)(slot / SlotsPerKind), hour * 60 + slot % SlotsPerKind, times);
    }

    public byte[] Encode()
    {
        var size = 1;
        foreach (var times in _slots.Values)
            size += 2 + (times.First.Length + 1) * TimeSize + sizeof(int);
        var bytes = new byte[size];
        bytes[0] = _slots.Keys.LastOrDefault() < (int)MomentKind.Critical * SlotsPerKind ? VersionWithoutCritical : Version;
        var rest = bytes.AsSpan(1);
        foreach (var (slot, times) in _slots)
            rest = Write(rest, slot, times);
        return bytes;
    }

    /// <exception cref="InvalidDataException">The bytes are not of a known version, or damaged.</exception>
    public static HourTimes Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] is not (VersionWithoutCritical or Version))
            throw new InvalidDataException("The moments of an hour are of no known version.");
        var hour = new HourTimes();
        for (var rest = bytes[1..]; !rest.IsEmpty;)
            rest = hour.Read(rest);
        return hour;
    }

    private static Span<byte> Write(Span<byte> rest, int slot, scoped in MinuteTimes times)
    {
        rest[0] = (byte)slot;
        rest[1] = (byte)times.First.Length;
        rest = rest[2..];
        for (var i = 0; i < times.First.Length; i++)
            rest = Write(rest, (times.First[i], times.Counts[i]));
        rest = Write(rest, times.Last);
        BinaryPrimitives.WriteInt32LittleEndian(rest, times.Total);
        return rest[sizeof(int)..];
    }

    private static Span<byte> Write(Span<byte> rest, (ushort Millisecond, int Count) time)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(rest, time.Millisecond);
        BinaryPrimitives.WriteInt32LittleEndian(rest[sizeof(ushort)..], time.Count);
        return rest[TimeSize..];
    }

    private ReadOnlySpan<byte> Read(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2 || rest[1] > MinuteTimes.Kept || rest.Length < 2 + (rest[1] + 1) * TimeSize + sizeof(int))
            throw new InvalidDataException("The moments of an hour are damaged.");
        var slot = rest[0];
        var length = rest[1];
        rest = rest[2..];
        Span<ushort> first = stackalloc ushort[length];
        Span<int> counts = stackalloc int[length];
        for (var i = 0; i < length; i++)
            rest = Read(rest, out first[i], out counts[i]);
        rest = Read(rest, out var last, out var lastCount);
        _slots[slot] = MinuteTimes.Of(first, counts, (last, lastCount), BinaryPrimitives.ReadInt32LittleEndian(rest));
        return rest[sizeof(int)..];
    }

    private static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> rest, out ushort millisecond, out int count)
    {
        millisecond = BinaryPrimitives.ReadUInt16LittleEndian(rest);
        count = BinaryPrimitives.ReadInt32LittleEndian(rest[sizeof(ushort)..]);
        return rest[TimeSize..];
    }
}
