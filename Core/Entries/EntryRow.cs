using System.Runtime.InteropServices;

namespace Workshop.Entries;

/// <summary>One entry inside a frame: 20 bytes, little-endian. String members are 1-based positions in the frame's string table; 0 is absent.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct EntryRow
{
    /// <summary>Size of a row in bytes.</summary>
    public const int Size = 20;

    private const int CountBits = 20;
    private const uint CountMask = (1u << CountBits) - 1;

    private readonly int _time;
    private readonly uint _packed;

    public readonly ushort Item;
    public readonly ushort Feature;
    public readonly ushort Type;
    public readonly ushort Id;
    public readonly ushort Notes;
    public readonly ushort Responsible;

    internal EntryRow(int time, in EntryFields fields, ushort item, ushort feature, ushort type, ushort id, ushort notes, ushort responsible)
    {
        _time = time;
        _packed = (uint)fields.Count
            | ((uint)fields.Status << CountBits)
            | ((uint)fields.Severity << (CountBits + 3))
            | ((uint)fields.Marks << (CountBits + 6));
        Item = item;
        Feature = feature;
        Type = type;
        Id = id;
        Notes = notes;
        Responsible = responsible;
    }

    /// <summary>Milliseconds after the frame's base time; may be negative.</summary>
    public int TimeOffset => _time;

    public int Count => (int)(_packed & CountMask);

    public EntryStatus Status => (EntryStatus)((_packed >> CountBits) & 7);

    public Severity Severity => (Severity)((_packed >> (CountBits + 3)) & 7);

    public EntryMarks Marks => (EntryMarks)(_packed >> (CountBits + 6));
}
