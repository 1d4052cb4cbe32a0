using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Workshop.Entries;

/// <summary>
/// Collects the entries of one team and one day and encodes them as a frame. Made to be reused: it keeps its arrays,
/// so that after warm-up nothing is allocated per entry. The encoding is canonical: the same entries give the same bytes.
/// </summary>
public sealed class FrameBuilder
{
    private readonly StringTable _strings = new();
    private EntryRow[] _rows = new EntryRow[16];
    private DateOnly _day;
    private long _receivedAt;
    private long _baseTime;

    /// <summary>Entries added since <see cref="Begin"/>.</summary>
    public int Count { get; private set; }

    public bool IsFull => Count == Frame.MaxRows;

    /// <summary>Starts a frame; what was collected before is forgotten.</summary>
    /// <param name="day">The local day that all entries count for.</param>
    /// <param name="receivedAt">Unix milliseconds at which they arrived.</param>
    public void Begin(DateOnly day, long receivedAt)
    {
        _strings.Clear();
        _day = day;
        _receivedAt = receivedAt;
        Count = 0;
    }

    /// <summary>Adds an entry. The caller has validated it; its time must lie within 24 days of the first one's.</summary>
    public void Add(in EntryFields fields)
    {
        if (IsFull)
            throw new InvalidOperationException($"A frame holds at most {Frame.MaxRows} entries.");
        if (Count == 0)
            _baseTime = fields.Time;
        if (Count == _rows.Length)
            Array.Resize(ref _rows, _rows.Length * 2);

        _rows[Count++] = new EntryRow(
            checked((int)(fields.Time - _baseTime)),
            fields,
            item: _strings.Intern(fields.Item),
            feature: _strings.Intern(fields.Feature),
            type: _strings.Intern(fields.Type),
            id: _strings.Append(fields.Id),
            notes: _strings.Intern(fields.Notes),
            responsible: _strings.Intern(fields.Responsible));
    }

    /// <summary>Encodes what was collected into memory rented from the shared pool, which the caller returns.</summary>
    /// <returns>The rented array and how much of it is the frame.</returns>
    public ArraySegment<byte> BuildPooled()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Length);
        return new ArraySegment<byte>(buffer, 0, Write(buffer));
    }

    /// <summary>Encodes what was collected into an array of its own.</summary>
    public byte[] Build()
    {
        var buffer = new byte[Length];
        Write(buffer);
        return buffer;
    }

    private int Length => Frame.HeaderSize + Count * EntryRow.Size + _strings.Length;

    private int Write(Span<byte> target)
    {
        if (Count == 0)
            throw new InvalidOperationException("A frame has at least one entry.");

        target[..Frame.HeaderSize].Clear();
        target[0] = Frame.Version;
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], Count);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], _strings.Count);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], _strings.Utf8Length);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], _baseTime);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], _receivedAt);
        BinaryPrimitives.WriteInt32LittleEndian(target[32..], _day.DayNumber);

        var rows = MemoryMarshal.AsBytes(_rows.AsSpan(0, Count));
        rows.CopyTo(target[Frame.HeaderSize..]);
        _strings.CopyTo(target[(Frame.HeaderSize + rows.Length)..]);
        return Length;
    }
}
