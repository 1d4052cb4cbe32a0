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
    /// <summary>See <see cref="Frame"/>.</summary>
    [Id(0)]
    public required ReadOnlyMemory<byte>[] Frames { get; init; }

    /// <summary>Entries in all frames.</summary>
    [Id(1)]
    public required int Count { get; init; }

    /// <summary>The request for a batch, which must not be disposed while it is under way.</summary>
    public static AppendRequest Of(EntryBatch batch)
    {
        var frames = new ReadOnlyMemory<byte>[batch.Frames.Count];
        for (var i = 0; i < frames.Length; i++)
            frames[i] = batch.Frames[i];
        return new AppendRequest { Frames = frames, Count = batch.Count };
    }

    /// <summary>The batch again.</summary>
    public EntryBatch ToBatch(string team) => new(team, Array.ConvertAll(Frames, Segment), Count);

    private static ArraySegment<byte> Segment(ReadOnlyMemory<byte> frame) =>
        MemoryMarshal.TryGetArray(frame, out var segment) ? segment : frame.ToArray();
}
