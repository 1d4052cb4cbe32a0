using System.Runtime.InteropServices;
using Workshop.Entries;

namespace Workshop.Grains.Teams;

/// <summary>
/// A batch on its way to its team: the frames as they were made after parsing, which nobody changes or copies on the way to an
/// actor in the same process, and which are written as they are on the way to another.
/// </summary>
[GenerateSerializer]
[Immutable]
[Alias("Workshop.Append")]
public sealed class AppendRequest
{
    [Id(0)]
    public required FrameBytes[] Frames { get; init; }

    /// <summary>Entries in all frames.</summary>
    [Id(1)]
    public required int Count { get; init; }

    /// <summary>The request for a batch, which must not be disposed while it is under way.</summary>
    public static AppendRequest Of(EntryBatch batch)
    {
        var frames = new FrameBytes[batch.Frames.Count];
        for (var i = 0; i < frames.Length; i++)
            frames[i] = new FrameBytes(batch.Frames[i]);
        return new AppendRequest { Frames = frames, Count = batch.Count };
    }

    /// <summary>The batch again.</summary>
    public EntryBatch ToBatch(string team) => new(team, Array.ConvertAll(Frames, static frame => frame.ToSegment()), Count);
}

/// <summary>
/// The bytes of a frame, see <see cref="Frame"/>. A type of its own, because only a member of this type is written as bytes; those
/// of an array would be written one by one.
/// </summary>
[GenerateSerializer]
[Immutable]
[Alias("Workshop.FrameBytes")]
public readonly record struct FrameBytes([property: Id(0)] ReadOnlyMemory<byte> Bytes)
{
    internal ArraySegment<byte> ToSegment() => MemoryMarshal.TryGetArray(Bytes, out var segment) ? segment : Bytes.ToArray();
}
