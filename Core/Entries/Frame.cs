using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Workshop.Entries;

/// <summary>
/// Reads one frame: the compact encoding of up to <see cref="MaxRows"/> entries of one team and one day, received together.
/// A frame is made once, after parsing; the same bytes travel between processes and rest in the log.
/// </summary>
/// <remarks>
/// Version 1, little-endian: header (40 bytes: version, 3 × 0, rows i32, strings i32, string bytes i32, base time i64 and
/// received time i64 in Unix ms, day number i32, i32 0), rows (20 bytes each, <see cref="EntryRow"/>),
/// end offsets of the strings (i32 each), the strings in UTF-8. A frame knows its own length, so frames may be concatenated.
/// </remarks>
public readonly ref struct Frame
{
    /// <summary>Six strings a row at most, and every one must be named by 16 bits.</summary>
    public const int MaxRows = 10_000;

    internal const byte Version = 1;
    internal const int HeaderSize = 40;

    private readonly ReadOnlySpan<int> _ends;
    private readonly ReadOnlySpan<byte> _strings;

    /// <summary>Reads the frame at the start of <paramref name="bytes"/>; what follows it is ignored.</summary>
    /// <exception cref="InvalidDataException">The bytes are no frame of a known version.</exception>
    public Frame(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize)
            throw new InvalidDataException("A frame is cut off in its header.");
        if (bytes[0] != Version)
            throw new InvalidDataException($"Frame version {bytes[0]} is unknown; this program reads version {Version}.");

        var rows = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var strings = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        var stringBytes = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        if (rows is < 1 or > MaxRows || strings is < 0 or > ushort.MaxValue || stringBytes < 0)
            throw new InvalidDataException("A frame's header is damaged.");

        var endsAt = HeaderSize + rows * EntryRow.Size;
        var stringsAt = endsAt + strings * sizeof(int);
        Length = checked(stringsAt + stringBytes);
        if (bytes.Length < Length)
            throw new InvalidDataException("A frame is cut off.");

        BaseTime = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]);
        ReceivedAt = BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]);
        Day = DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]));
        Rows = MemoryMarshal.Cast<byte, EntryRow>(bytes[HeaderSize..endsAt]);
        _ends = MemoryMarshal.Cast<byte, int>(bytes[endsAt..stringsAt]);
        _strings = bytes[stringsAt..Length];
    }

    /// <summary>Bytes that the frame takes.</summary>
    public int Length { get; }

    /// <summary>Unix milliseconds that the rows' time offsets count from.</summary>
    public long BaseTime { get; }

    /// <summary>Unix milliseconds at which all rows were received.</summary>
    public long ReceivedAt { get; }

    /// <summary>The local day that all rows count for.</summary>
    public DateOnly Day { get; }

    public ReadOnlySpan<EntryRow> Rows { get; }

    /// <summary>Strings in the table; positions 1…StringCount are valid.</summary>
    public int StringCount => _ends.Length;

    /// <summary>The UTF-8 bytes of a string; empty for position 0.</summary>
    public ReadOnlySpan<byte> Utf8(int position)
    {
        if (position == 0)
            return default;
        var start = position == 1 ? 0 : _ends[position - 2];
        return _strings[start.._ends[position - 1]];
    }

    /// <summary>Unix milliseconds at which the entry happened.</summary>
    public long TimeOf(in EntryRow row) => BaseTime + row.TimeOffset;

    /// <summary>The row's fields as slices of this frame.</summary>
    public EntryFields Fields(in EntryRow row) => new()
    {
        Item = Utf8(row.Item),
        Feature = Utf8(row.Feature),
        Type = Utf8(row.Type),
        Id = Utf8(row.Id),
        Notes = Utf8(row.Notes),
        Responsible = Utf8(row.Responsible),
        Time = TimeOf(row),
        Count = row.Count,
        Status = row.Status,
        Severity = row.Severity,
        Marks = row.Marks,
    };

    /// <summary>Decodes one row for people to read.</summary>
    public Entry Decode(in EntryRow row, string team, long seq) => new()
    {
        Team = team,
        Seq = seq,
        Day = Day,
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(ReceivedAt),
        Timestamp = DateTimeOffset.FromUnixTimeMilliseconds(TimeOf(row)),
        Id = Text(row.Id),
        Item = Text(row.Item),
        Feature = Text(row.Feature) ?? "",
        Type = Text(row.Type) ?? "",
        Notes = Text(row.Notes),
        Responsible = Text(row.Responsible),
        Count = row.Count,
        Status = row.Status,
        Severity = row.Severity,
        Unusual = row.Marks.HasFlag(EntryMarks.Unusual),
        Demo = row.Marks.HasFlag(EntryMarks.Demo),
    };

    private string? Text(int position) => position == 0 ? null : Encoding.UTF8.GetString(Utf8(position));
}
