using Npgsql;

namespace Workshop.Storage.Postgres.Connection;

/// <summary>
/// Tells other processes that one uses a workshop: an advisory lock of the session that writes, exclusive for a process that must be
/// alone. The server gives it back when the session ends, however the process ends.
/// </summary>
internal static class Presence
{
    /// <summary>Names this kind of lock; with it goes the schema, because a database may have several workshops.</summary>
    private const int LockKind = 0x576F7273;

    /// <exception cref="PostgresException">Somebody is there. With <see cref="PostgresErrorCodes.LockNotAvailable"/>, after the session's lock_timeout.</exception>
    public static void Announce(NpgsqlConnection connection, StorageUse use)
    {
        var function = use is StorageUse.Alone ? "pg_advisory_lock" : "pg_advisory_lock_shared";
        using var command = new NpgsqlCommand($"SELECT {function}({LockKind}, hashtext(current_schema()))", connection);
        command.ExecuteNonQuery();
    }
}
