using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Storage;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

public sealed class EmbeddedRestoreOnSqlite : RestoreContract
{
    private readonly ScratchDirectory _scratch = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task<EngineFixture> CreateAsync(ManualClock clock)
    {
        var storage = await SqliteStorage.OpenAsync(Path.Combine(_scratch.Path, "workshop.db"), clock, NullLoggerFactory.Instance);
        return new EmbeddedFixture(clock, storage.Log, storage.Cells, storage.Incidents, EmbeddedFixture.Options, storage) { Backups = storage.Backups };
    }
}

public sealed class EmbeddedRestoreOnPostgres : RestoreContract
{
    protected override async Task<EngineFixture> CreateAsync(ManualClock clock)
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        var address = StorageAddress.Parse(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(), out _)!;
        var storage = await address.OpenAsync("", StorageUse.Alone, clock, NullLoggerFactory.Instance);
        return new EmbeddedFixture(clock, storage.Log, storage.Cells, storage.Incidents, EmbeddedFixture.Options, storage) { Backups = storage.Backups };
    }
}
