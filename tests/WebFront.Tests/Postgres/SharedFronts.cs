using Microsoft.Extensions.DependencyInjection;
using Workshop.Storage;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Tests.Postgres;

/// <summary>Two services on one PostgreSQL database, as the fronts of a cluster are.</summary>
internal sealed class SharedFronts : IAsyncDisposable
{
    private readonly List<TestWorkshop> _fronts = [];

    private string _storage = "";

    /// <summary>Skips the test where there is no server.</summary>
    public static async Task<SharedFronts> CreateAsync()
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        return new SharedFronts { _storage = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() };
    }

    public TestWorkshop Start(params (string Key, string? Value)[] settings)
    {
        var front = new TestWorkshop
        {
            Settings = settings.Append(("Workshop:Storage", _storage)).ToDictionary(setting => setting.Item1, setting => setting.Item2),
            Replace = services => services.PostConfigure<StorageOptions>(storage => storage.Use = StorageUse.Shared),
        };
        _fronts.Add(front);
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var front in _fronts)
            await front.DisposeAsync();
    }
}
