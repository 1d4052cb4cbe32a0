using System.Security.Cryptography;

namespace Workshop.Log;

/// <summary>
/// Chains a team's frames: link n = SHA-256(link n−1 ‖ frame n), link 0 is empty. A segment stores the link after its last frame,
/// so that joining segments keeps every link, and changing, dropping or reordering a frame breaks all later ones.
/// </summary>
public static class HashChain
{
    /// <summary>Bytes of a link.</summary>
    public const int LinkSize = SHA256.HashSizeInBytes;

    /// <summary>Kept for the thread, because making one costs more than hashing a small frame.</summary>
    [ThreadStatic]
    private static IncrementalHash? _hash;

    /// <summary>The link after one more frame.</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> frame)
    {
        var hash = _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(frame);
        return hash.GetHashAndReset();
    }

    /// <summary>Follows the chain through a segment.</summary>
    /// <returns>Whether the segment's stored hash is the one that its frames give.</returns>
    public static bool Verify(ReadOnlySpan<byte> previous, Segment segment)
    {
        var link = previous.ToArray();
        foreach (var frame in segment.SplitFrames())
            link = Next(link, frame.Span);
        return segment.Hash.Span.SequenceEqual(link);
    }
}
