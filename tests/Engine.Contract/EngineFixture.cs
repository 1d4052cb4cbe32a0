using Workshop.Backups;
using Workshop.Closing;
using Workshop.Stats;
using Workshop.Support;

namespace Workshop.Engine.Contract;

/// <summary>An engine on a store that outlives it.</summary>
public abstract class EngineFixture(ManualClock clock, ICellStore cells) : IAsyncDisposable
{
    public ManualClock Clock { get; } = clock;

    protected ICellStore Cells { get; } = cells;

    /// <summary>The store's backups, if it has any.</summary>
    public IBackupStore? Backups { get; init; }

    /// <summary>The running engine.</summary>
    public abstract IEngine Engine { get; }

    /// <summary>Reaches the owners of its teams.</summary>
    public abstract ITeamOwners Owners { get; }

    public abstract Task StartAsync();

    /// <summary>Stops in order, and starts again.</summary>
    public abstract Task RestartAsync();

    /// <summary>Starts another engine; the first one never gets to write what it has not written.</summary>
    public abstract Task CrashAsync();

    /// <summary>Starts another engine beside the first one, on the same store.</summary>
    public abstract Task<EngineFixture> StartSecondAsync();

    /// <summary>All cells as they are stored.</summary>
    public async Task<IReadOnlyList<Cell>> ReadCellsAsync()
    {
        var all = new CellQuery(Coordinates.Day | Coordinates.Team | Coordinates.Feature | Coordinates.Type);
        return (await Cells.ReadAsync(new CellRead { Queries = [all] })).Cells[0];
    }

    public abstract ValueTask DisposeAsync();
}
