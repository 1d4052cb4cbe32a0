using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Engine.Contract;
using Workshop.Storage;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Contract;

/// <summary>Two silos that count while everything is replaced.</summary>
public sealed class OrleansRestoreOnPostgres : RestoreContract
{
    protected override async Task<EngineFixture> CreateAsync(ManualClock clock)
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        var address = StorageAddress.Parse(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(), out _)!;
        var storage = await address.OpenAsync(Path.GetTempPath(), StorageUse.Shared, clock, NullLoggerFactory.Instance);
        return new OrleansFixture(clock, storage.Log, storage.Cells, storage.Incidents, OrleansFixture.Options, storage) { Backups = storage.Backups };
    }
}
