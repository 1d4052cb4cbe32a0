namespace Workshop.Dedupe;

/// <summary>How many ids this process may keep exactly, over all teams. Shared by all actors; each gives back its own.</summary>
public sealed class IdBudget(long limit)
{
    private long _held;

    public bool IsExceeded => Interlocked.Read(ref _held) > limit;

    internal void Take(long ids) => Interlocked.Add(ref _held, ids);

    internal void GiveBack(long ids) => Interlocked.Add(ref _held, -ids);
}
