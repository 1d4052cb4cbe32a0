using Workshop.Storage.Tests.Contract;

namespace Workshop.Storage.Tests.Sqlite;

public sealed class SqliteEventLogTests() : EventLogContract(new SqliteFactory());
