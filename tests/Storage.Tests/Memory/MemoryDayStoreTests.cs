using Workshop.Alerts;
using Workshop.Audit;
using Workshop.Backups;
using Workshop.Closing;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Keys;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Tests.Contract;
using Workshop.Support;
using Workshop.Utilisation;

namespace Workshop.Storage.Tests.Memory;

/// <summary>What the other tests take for a storage keeps the same promises.</summary>
public sealed class MemoryDayStoreTests() : DayStoreContract(new MemoryFactory());

/// <summary>A store in memory, which outlives closing and opening.</summary>
internal sealed class MemoryFactory : ITestStorageFactory
{
    private readonly MemoryStore _store = new();

    public Task<IWorkshopStorage> OpenAsync() => Task.FromResult<IWorkshopStorage>(new MemoryStorage(_store));

    public Task<object?> QueryAsync(string sql) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class MemoryStorage(MemoryStore store) : IWorkshopStorage
    {
        public IEventLog Log => store;

        public ICellStore Cells => store;

        public IIncidentStore Incidents => store;

        public IDayStore Days => store.Days;

        public IKeyStore Keys => throw new NotSupportedException();

        public INameStore Names => throw new NotSupportedException();

        public IAuditLog Audit => throw new NotSupportedException();

        public IAlertStore Alerts => throw new NotSupportedException();

        public IBackupStore Backups => throw new NotSupportedException();

        public ICalendarStore Calendar => throw new NotSupportedException();

        public StorageUse Use => StorageUse.Alone;

        public string Location => "memory";

        public ValueTask CheckAsync(CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
