using Workshop.Corrections;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Hosts;

/// <summary>Reads how far every team's log goes. Whoever asks while it is being read shares the next reading, so that many who ask cost no more than one.</summary>
public sealed class MarkReader(ICellStore cells)
{
    private readonly Lock _lock = new();
    private Task<IReadOnlyList<TeamMark>>? _running;
    private Task<IReadOnlyList<TeamMark>>? _next;
    private volatile CorrectedNames _names = CorrectedNames.None;

    /// <summary>The corrections of names as they were last read, with the marks.</summary>
    public CorrectedNames Names => _names;

    /// <summary>Every team's mark, not older than the call.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be read now.</exception>
    public Task<IReadOnlyList<TeamMark>> ReadAsync()
    {
        lock (_lock)
        {
            if (_running is not { IsCompleted: false } running)
                return _running = Task.Run(QueryAsync);
            return _next ??= AfterAsync(running);
        }
    }

    private async Task<IReadOnlyList<TeamMark>> AfterAsync(Task running)
    {
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_lock)
        {
            _running = _next;
            _next = null;
        }

        return await QueryAsync();
    }

    private async Task<IReadOnlyList<TeamMark>> QueryAsync()
    {
        var stored = await cells.ReadAsync(new CellRead { Queries = [] });
        var names = CorrectedNames.Of(stored.Corrections);
        if (names.DiffersFrom(_names))
            _names = names;
        return stored.Teams;
    }
}
