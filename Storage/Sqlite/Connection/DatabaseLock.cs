namespace Workshop.Storage.Sqlite.Connection;

/// <summary>
/// Keeps a second service off a database, by an exclusively opened file beside it. SQLite's own exclusive mode would also keep out
/// a person who queries <c>daily_stats</c>.
/// </summary>
internal static class DatabaseLock
{
    /// <param name="databasePath">The database file, for example data/workshop.db; the lock is data/workshop.lock then.</param>
    /// <returns>The lock, held until it is disposed or the process ends.</returns>
    /// <exception cref="DatabaseRefusedException">Another service has the database open.</exception>
    public static FileStream Take(string databasePath)
    {
        var path = Path.ChangeExtension(databasePath, ".lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException(
                $"The database '{databasePath}' is already in use by a running service, or its lock file '{path}' cannot be opened. "
                + "Stop the other service, or choose another data directory.",
                failure);
        }
    }
}
