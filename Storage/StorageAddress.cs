using Microsoft.Extensions.Logging;
using Workshop.Storage.Postgres.Connection;

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
        var text = setting?.Trim() ?? "";
        if (string.Equals(text, Sqlite, StringComparison.OrdinalIgnoreCase))
            return new SqliteAddress();
        if (ConnectionText.Resembles(text))
            return ConnectionText.Parse(text, out problem) is { } connection ? PostgresAddress.Of(connection, out problem) : null;
        problem = "must be sqlite, or a PostgreSQL connection string: Host=db;Database=workshop;Username=workshop, or postgresql://workshop@db/workshop.";
        return null;
    }

    /// <summary>The address of a storage for what must never lie in one with this one's entries.</summary>
    /// <param name="name">What is kept apart; small letters.</param>
    public abstract StorageAddress Beside(string name);

    /// <summary>
    /// Removes a storage that <see cref="Beside"/> led to, with everything in it, if there is one. Nobody has it open. Files are removed by
    /// whoever owns their directory.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is the workshop's own storage, which is never removed.</exception>
    /// <exception cref="Log.StorageUnavailableException">Not known to be removed; trying again is right.</exception>
    public virtual Task RemoveAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Opens the storage, makes it if there is none, and migrates it to this program's schema.</summary>
    /// <param name="dataDirectory">Where storages that are files rest. It exists.</param>
    /// <param name="use">Alone: a second process is refused, here or there.</param>
    /// <param name="clock">Tells what is old enough to be pruned.</param>
    /// <param name="loggers">For what an operator must know about the storage.</param>
    /// <param name="cancellationToken">Ends waiting for the storage to be opened.</param>
    /// <exception cref="DatabaseRefusedException">It is not this program's to use; it was not touched.</exception>
    /// <exception cref="Log.StorageUnavailableException">It cannot be opened now.</exception>
    public abstract Task<IWorkshopStorage> OpenAsync(
        string dataDirectory, StorageUse use, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken = default);

    private sealed class SqliteAddress : StorageAddress
    {
        private const string FileName = "workshop.db";

        /// <summary>The same: whoever keeps something apart has a data directory of its own for it.</summary>
        public override StorageAddress Beside(string name) => this;

        public override async Task<IWorkshopStorage> OpenAsync(
            string dataDirectory, StorageUse use, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken = default) =>
            use is StorageUse.Alone
                ? await SqliteStorage.OpenAsync(Path.Combine(dataDirectory, FileName), clock, loggers, cancellationToken)
                : throw new DatabaseRefusedException("Several processes need a PostgreSQL database in Workshop:Storage; sqlite is for one process alone.");
    }
}
