namespace Workshop.Grains.Fronts;

/// <summary>Bounds what a front has under way: whoever comes beyond that is told at once to come back later.</summary>
internal sealed class AppendGate(int limit)
{
    private int _entered;

    /// <exception cref="EngineBusyException">Too many are in.</exception>
    public void Enter()
    {
        if (Interlocked.Increment(ref _entered) <= limit)
            return;
        Leave();
        throw new EngineBusyException();
    }

    public void Leave() => Interlocked.Decrement(ref _entered);
}
