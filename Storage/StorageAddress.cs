using Microsoft.Extensions.Logging;

namespace Workshop.Storage;

/// <summary>What the setting <c>Workshop:Storage</c> says: which kind of storage, and where it is.</summary>
public abstract class StorageAddress
{
    /// <summary>The setting's default: a database file in the data directory.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>Reads the setting; null if it makes no sense.</summary>
    /// <param name="setting">The setting's value.</param>
    /// <param name="problem">What is wrong with it, and what would be right, as the end of a sentence that begins with the setting's name. Never holds the value.</param>
    public static StorageAddress? Parse(string? setting, out string? problem)
    {
        problem = null;
        if (string.Equals(setting?.Trim(), Sqlite, StringComparison.OrdinalIgnoreCase))
            return new SqliteAddress();
        problem = "must be sqlite; other storages are not available yet.";
        return null;
    }

    /// <summary>Opens the storage, makes it if there is none, and migrates it to this program's schema.</summary>
    /// <param name="dataDirectory">Where storages that are files rest. It exists.</param>
    /// <param name="clock">Tells what is old enough to be pruned.</param>
    /// <param name="loggers">For what an operator must know about the storage.</param>
    /// <param name="cancellationToken">Ends waiting for the storage to be opened.</param>
    /// <exception cref="DatabaseRefusedException">It is not this program's to use; it was not touched.</exception>
    /// <exception cref="Log.StorageUnavailableException">It cannot be opened now.</exception>
    public abstract Task<IWorkshopStorage> OpenAsync(
        string dataDirectory, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken = default);

    private sealed class SqliteAddress : StorageAddress
    {
        private const string FileName = "workshop.db";

        public override async Task<IWorkshopStorage> OpenAsync(
            string dataDirectory, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken = default) =>
            await SqliteStorage.OpenAsync(Path.Combine(dataDirectory, FileName), clock, loggers, cancellationToken);
    }
}
