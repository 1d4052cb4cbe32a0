using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Workshop.WebFront.Limits;

/// <summary>A bucket for each network address that strangers come from. Full ones are forgotten, so that addresses cannot fill the memory.</summary>
internal sealed class AddressBuckets(int capacity, long periodTicks)
{
    /// <summary>Buckets that may be there before it is looked which ones are full.</summary>
    private const int Many = 10_000;

    /// <summary>Bytes of an IPv6 address that a network gives to one customer.</summary>
    private const int NetworkBytes = 8;

    private readonly ConcurrentDictionary<UInt128, TokenBucket> _buckets = new();
    private long _sweepAt = long.MinValue;

    public TokenBucket Of(IPAddress? address, long now)
    {
        Sweep(now);
        return _buckets.GetOrAdd(Network(address), static (_, own) => new TokenBucket(own.capacity, own.periodTicks), (capacity, periodTicks));
    }

    /// <summary>At most once a period: who fills the memory must not also take the time.</summary>
    private void Sweep(long now)
    {
        var due = Volatile.Read(ref _sweepAt);
        if (now < due || _buckets.Count <= Many || Interlocked.CompareExchange(ref _sweepAt, now + periodTicks, due) != due)
            return;
        foreach (var (network, bucket) in _buckets)
        {
            if (bucket.IsFull(now))
                _buckets.TryRemove(network, out _);
        }
    }

    private static UInt128 Network(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        if (address?.MapToIPv6().TryWriteBytes(bytes, out _) == true && !address.IsIPv4MappedToIPv6 && address.AddressFamily == AddressFamily.InterNetworkV6)
            bytes[NetworkBytes..].Clear();
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
