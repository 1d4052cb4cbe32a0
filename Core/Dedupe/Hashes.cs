using Workshop.Entries;
using Workshop.Hashing;

namespace Workshop.Dedupe;

/// <summary>How an id becomes the 128 bits that stand for it in memory. A collision would lose an entry: SipHash-2-4 with a secret key.</summary>
internal static class Hashes
{
    /// <summary>The hashes of the ids of all rows; zero where a row has none.</summary>
    public static void OfIds(in Frame frame, Span<UInt128> ids)
    {
        for (var i = 0; i < frame.Rows.Length; i++)
            ids[i] = frame.Rows[i].Id == 0 ? UInt128.Zero : OfId(frame, frame.Rows[i]);
    }

    /// <summary>The hash of a row's id; zero, which marks an empty slot, is never given.</summary>
    public static UInt128 OfId(in Frame frame, in EntryRow row)
    {
        var hash = SipHash.Hash128(frame.Utf8(row.Id));
        return hash == UInt128.Zero ? UInt128.One : hash;
    }
}
