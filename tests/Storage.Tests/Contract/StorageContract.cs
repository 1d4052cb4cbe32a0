using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Storage.Tests.Contract;

/// <summary>A kind of storage, with one database of its own that outlives closing and opening.</summary>
public interface ITestStorageFactory : IDisposable
{
    Task<IWorkshopStorage> OpenAsync();

    /// <summary>Asks the database past the storage, as a person would.</summary>
    Task<object?> QueryAsync(string sql);
}

/// <summary>What every contract suite has: an open storage that can be closed and opened again.</summary>
public abstract class StorageContract(ITestStorageFactory factory) : IAsyncLifetime
{
    private IWorkshopStorage? _storage;

    private protected IWorkshopStorage Storage => _storage!;

    private protected ITestStorageFactory Factory => factory;

    private protected IEventLog Log => Storage.Log;

    private protected ICellStore Cells => Storage.Cells;

    public async ValueTask InitializeAsync() => _storage = await factory.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        factory.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task ReopenAsync()
    {
        await Storage.DisposeAsync();
        _storage = await factory.OpenAsync();
    }

    /// <summary>Takes a team over.</summary>
    private protected async Task<TestTeam> OpenTeamAsync(string team) => new(team, await Log.OpenTeamAsync(team));
}
