using System.Buffers;

namespace Workshop.Entries;

/// <summary>
/// Validated entries of one team on their way to its actor: a frame per day (more if a day has over <see cref="Frame.MaxRows"/>).
/// Whoever made it disposes it, after the append has been answered, which gives the pooled memory back.
/// </summary>
public sealed class EntryBatch(string team, IReadOnlyList<ArraySegment<byte>> frames, int count) : IDisposable
{
    private bool _pooled;

    /// <summary>A batch whose frames were rented from the shared pool.</summary>
    public static EntryBatch Pooled(string team, IReadOnlyList<ArraySegment<byte>> frames, int count) =>
        new(team, frames, count) { _pooled = true };

    public string Team { get; } = team;

    public IReadOnlyList<ArraySegment<byte>> Frames { get; } = frames;

    /// <summary>Entries in all frames.</summary>
    public int Count { get; } = count;

    /// <summary>Leaves the memory to the garbage collector, because somebody may go on reading it after the append was given up.</summary>
    public void LeaveMemory() => _pooled = false;

    public void Dispose()
    {
        if (!_pooled)
            return;
        _pooled = false;
        foreach (var frame in Frames)
            ArrayPool<byte>.Shared.Return(frame.Array!);
    }
}
