using System.Net.Sockets;
using Npgsql;
using Workshop.Log;

namespace Workshop.Storage.Postgres.Connection;

/// <summary>What is to be thought of a failure that PostgreSQL or the way to it has.</summary>
internal static class PostgresFailure
{
    /// <summary>Whether it is a failure of the database or of the connection to it, and not a mistake of this program.</summary>
    public static bool IsOutage(Exception failure) => failure is NpgsqlException or ObjectDisposedException or TimeoutException or SocketException or IOException;

    /// <summary>
    /// Whether another connection may work: this one was cut, because the server was restarted while it was idle, or it leads to a
    /// server that is no longer the one that writes.
    /// </summary>
    public static bool IsDeadConnection(NpgsqlException failure) =>
        failure.InnerException is IOException or SocketException
        || failure.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.ReadOnlySqlTransaction;

    /// <summary>Whether the server has no room left.</summary>
    public static bool IsFull(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    /// <summary>What a caller of the storage gets to see.</summary>
    public static StorageUnavailableException Unavailable(Exception failure) => new(Explain(failure), failure) { IsFull = IsFull(failure) };

    /// <summary>Whether waiting can help a start: the server may only be starting itself, or have no connection to spare.</summary>
    public static bool MayPass(Exception failure) =>
        failure is not PostgresException { SqlState: var state } || state is
            PostgresErrorCodes.CannotConnectNow or
            PostgresErrorCodes.TooManyConnections or
            PostgresErrorCodes.AdminShutdown or
            PostgresErrorCodes.CrashShutdown or
            PostgresErrorCodes.LockNotAvailable or
            PostgresErrorCodes.DeadlockDetected;

    /// <summary>The failure in a sentence that is fit for anyone: no host, no user, no value.</summary>
    private static string Explain(Exception failure) => failure switch
    {
        ObjectDisposedException => "The storage is closed.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "The database is read-only.",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The database server's disk is full.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "The database server has no connection to spare.",
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } =>
            "The database server is starting or stopping.",
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => "The database is locked, or in use by another service.",
        PostgresException => "The database refused the statement.",
        _ => "The database server cannot be reached.",
    };
}
