using Workshop.Entries;
using Workshop.Storage;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.Observability;
using Workshop.WebFront.Reading;

namespace Workshop.WebFront.Stress;

/// <summary>A second workshop in this process: the same parts, put together in the same way, on a database of its own.</summary>
internal sealed class TwinWorkshop : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TwinWorkshop(ServiceProvider services)
    {
        _services = services;
        Engine = services.GetRequiredService<IEngine>();
        Ingest = services.GetRequiredService<IngestHandler>();
        Log = services.GetRequiredService<LogReader>();
    }

    public IEngine Engine { get; }

    public IngestHandler Ingest { get; }

    public LogReader Log { get; }

    /// <param name="of">The services of the workshop whose twin it is: its settings, its clock and its log are shared.</param>
    /// <param name="address">Where its entries rest.</param>
    /// <param name="directory">Where they rest if that is a file.</param>
    public static async Task<TwinWorkshop> OpenAsync(IServiceProvider of, StorageAddress address, string directory)
    {
        var services = Parts(of, address, directory).BuildServiceProvider();
        try
        {
            await services.GetRequiredService<EmbeddedEngineLifetime>().StartAsync(CancellationToken.None);
            await services.GetRequiredService<NameRegistry>().LoadAsync();
            return new TwinWorkshop(services);
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes no more entries and writes what is counted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _services.GetRequiredService<EmbeddedEngineLifetime>().StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private static ServiceCollection Parts(IServiceProvider of, StorageAddress address, string directory)
    {
        var services = new ServiceCollection();
        services.AddSingleton(of.GetRequiredService<IConfiguration>());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton<ILoggerFactory>(new SharedLog(of.GetRequiredService<ILoggerFactory>()));
        services.AddWorkshop().AddEmbeddedEngine().AddIngest().AddReading();
        services.AddSingleton(of.GetRequiredService<TimeProvider>());
        services.AddSingleton(address);
        services.AddSingleton(static _ => new IngestMetrics(MetricNames.Meter + ".Stress"));
        services.PostConfigure<WorkshopOptions>(options => options.DataDirectory = directory);
        return services;
    }

    /// <summary>Not this container's to dispose.</summary>
    private sealed class SharedLog(ILoggerFactory log) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => log.CreateLogger(categoryName);

        public void AddProvider(ILoggerProvider provider) => log.AddProvider(provider);

        public void Dispose()
        {
            // Its owner does.
        }
    }
}
