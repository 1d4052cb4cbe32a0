using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Workshop.WebFront.Security;

/// <summary>SHA-256 of a key: what keys are found by. Comparing hashes tells nothing about a key, so this needs no constant time.</summary>
internal readonly record struct KeyHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>No key is longer, in UTF-8 bytes.</summary>
    public const int MaxKeyLength = 512;

    public static KeyHash Of(ReadOnlySpan<byte> hash) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(hash),
        BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]),
        BinaryPrimitives.ReadUInt64LittleEndian(hash[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(hash[24..]));

    /// <summary>The hash of a key as it was sent; null if it is too long to be one.</summary>
    public static KeyHash? OfKey(ReadOnlySpan<char> key)
    {
        Span<byte> utf8 = stackalloc byte[MaxKeyLength];
        if (!Encoding.UTF8.TryGetBytes(key, utf8, out var length))
            return null;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..length], hash);
        return Of(hash);
    }

    public byte[] ToArray()
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(hash, A);
        BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(8), B);
        BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(16), C);
        BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(24), D);
        return hash;
    }

    public override int GetHashCode() => (int)A;
}
