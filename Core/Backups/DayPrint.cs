using System.Runtime.InteropServices;
using System.Text;
using Workshop.Hashing;
using Workshop.Stats;

namespace Workshop.Backups;

/// <summary>
/// The cells of a team and day in a few bytes, so that those of all days fit into memory: the sum of their hashes. In whatever order they
/// are added, other cells or other figures give another sum.
/// </summary>
internal readonly record struct DayPrint(UInt128 Sum)
{
    public static DayPrint Of(string feature, string type, in Counters counters)
    {
        var name = Encoding.UTF8.GetBytes($"{feature}\0{type}");
        var bytes = new byte[name.Length + Marshal.SizeOf<Counters>()];
        name.CopyTo(bytes, 0);
        MemoryMarshal.Write(bytes.AsSpan(name.Length), counters);
        return new DayPrint(SipHash.Hash128(bytes));
    }

    public static DayPrint operator +(DayPrint a, DayPrint b) => new(unchecked(a.Sum + b.Sum));
}
