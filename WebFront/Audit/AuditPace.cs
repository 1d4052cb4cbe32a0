namespace Workshop.WebFront.Audit;

/// <summary>Whoever tries again and again what its key may not is written down once a minute for each route: the log must not be filled so.</summary>
internal sealed class AuditPace
{
    private const int Most = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string KeyId, string Route), DateTimeOffset> _last = [];

    public bool Allows(string keyId, string route, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_last.TryGetValue((keyId, route), out var last) && now - last < Pause)
                return false;
            if (_last.Count >= Most)
                _last.Clear();
            _last[(keyId, route)] = now;
            return true;
        }
    }
}
