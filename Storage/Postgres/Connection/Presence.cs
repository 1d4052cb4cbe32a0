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

    /// <summary>Names the lock that a restore holds while it is under way.</summary>
    private const int RestoreKind = 0x576F7272;

    /// <summary>What a restore runs first in its transaction.</summary>
    public static string RestoreSql => $"SELECT pg_advisory_xact_lock_shared({RestoreKind}, hashtext(current_schema()))";

    /// <summary>
    /// What a process that is to be alone runs before it reads: a restore whose process was killed may still be committing, and what is
    /// read before it would be of before.
    /// </summary>
    public static string AfterRestoreSql => $"SELECT pg_advisory_xact_lock({RestoreKind}, hashtext(current_schema()))";

    /// <exception cref="PostgresException">Somebody is there. With <see cref="PostgresErrorCodes.LockNotAvailable"/>, after the session's lock_timeout.</exception>
    public static void Announce(NpgsqlConnection connection, StorageUse use)
    {
        var function = use is StorageUse.Alone ? "pg_advisory_lock" : "pg_advisory_lock_shared";
        using var command = new NpgsqlCommand($"SELECT {function}({LockKind}, hashtext(current_schema()))", connection);
        command.ExecuteNonQuery();
    }
}
