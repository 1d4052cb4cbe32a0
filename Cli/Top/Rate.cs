namespace Workshop.Cli.Top;

/// <summary>Entries per second over the last looks.</summary>
internal sealed class Rate(TimeProvider clock)
{
    private const int Looks = 10;

    private readonly Queue<(long At, long Count)> _looks = new();

    /// <summary>Null until there were two looks.</summary>
    public double? PerSecond
    {
        get
        {
            if (_looks.Count < 2)
                return null;
            var (first, last) = (_looks.Peek(), _looks.Last());
            var seconds = clock.GetElapsedTime(first.At, last.At).TotalSeconds;
            return seconds > 0 ? (last.Count - first.Count) / seconds : null;
        }
    }

    /// <param name="count">How many entries were counted ever.</param>
    public void Add(long count)
    {
        // A restored workshop counts from elsewhere.
        if (_looks.Count > 0 && _looks.Last().Count > count)
            _looks.Clear();
        _looks.Enqueue((clock.GetTimestamp(), count));
        if (_looks.Count > Looks)
            _looks.Dequeue();
    }
}
