using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Workshop.Hashing;

/// <summary>
/// SipHash (Aumasson, Bernstein), keyed with a random key of this process: senders choose the bytes, so they must not be
/// able to choose collisions. Values live in memory only and are never stored.
/// </summary>
internal static class SipHash
{
    private static readonly (ulong K0, ulong K1) Key = RandomKey();

    /// <summary>SipHash-1-3 with 64 bits, for hash tables that compare what they find.</summary>
    public static ulong Hash64(ReadOnlySpan<byte> data) => Hash64(data, Key.K0, Key.K1);

    /// <summary>SipHash-2-4 with 128 bits, for telling strings apart by their hash alone.</summary>
    public static UInt128 Hash128(ReadOnlySpan<byte> data) => Hash128(data, Key.K0, Key.K1);

    internal static ulong Hash64(ReadOnlySpan<byte> data, ulong k0, ulong k1)
    {
        var state = new State(k0, k1);
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(data))
        {
            state.V3 ^= word;
            state.Round();
            state.V0 ^= word;
        }

        var last = LastWord(data);
        state.V3 ^= last;
        state.Round();
        state.V0 ^= last;

        state.V2 ^= 0xff;
        state.Round();
        state.Round();
        state.Round();
        return state.Fold();
    }

    internal static UInt128 Hash128(ReadOnlySpan<byte> data, ulong k0, ulong k1)
    {
        var state = new State(k0, k1);
        state.V1 ^= 0xee;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(data))
            state.Compress(word);
        state.Compress(LastWord(data));

        state.V2 ^= 0xee;
        var low = state.Finish();
        state.V1 ^= 0xdd;
        var high = state.Finish();
        return new UInt128(high, low);
    }

    /// <summary>The bytes after the last whole word, with the length in the top byte.</summary>
    private static ulong LastWord(ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[8];
        word.Clear();
        data[(data.Length & ~7)..].CopyTo(word);
        word[7] = (byte)data.Length;
        return BinaryPrimitives.ReadUInt64LittleEndian(word);
    }

    private static (ulong K0, ulong K1) RandomKey()
    {
        Span<byte> key = stackalloc byte[16];
        RandomNumberGenerator.Fill(key);
        return (BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[8..]));
    }

    private struct State(ulong k0, ulong k1)
    {
        public ulong V0 = k0 ^ 0x736f6d6570736575;
        public ulong V1 = k1 ^ 0x646f72616e646f6d;
        public ulong V2 = k0 ^ 0x6c7967656e657261;
        public ulong V3 = k1 ^ 0x7465646279746573;

        public void Compress(ulong word)
        {
            V3 ^= word;
            Round();
            Round();
            V0 ^= word;
        }

        public ulong Finish()
        {
            Round();
            Round();
            Round();
            Round();
            return Fold();
        }

        public readonly ulong Fold() => V0 ^ V1 ^ V2 ^ V3;

        public void Round()
        {
            V0 += V1;
            V2 += V3;
            V1 = BitOperations.RotateLeft(V1, 13) ^ V0;
            V3 = BitOperations.RotateLeft(V3, 16) ^ V2;
            V0 = BitOperations.RotateLeft(V0, 32);
            V2 += V1;
            V0 += V3;
            V1 = BitOperations.RotateLeft(V1, 17) ^ V2;
            V3 = BitOperations.RotateLeft(V3, 21) ^ V0;
            V2 = BitOperations.RotateLeft(V2, 32);
        }
    }
}
