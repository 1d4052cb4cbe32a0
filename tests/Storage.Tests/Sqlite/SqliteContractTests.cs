using Workshop.Storage.Tests.Contract;

namespace Workshop.Storage.Tests.Sqlite;

public sealed class SqliteEventLogTests() : EventLogContract(new SqliteFactory());

public sealed class SqliteLatestTests() : LatestContract(new SqliteFactory());

public sealed class SqliteFencingTests() : FencingContract(new SqliteFactory());

public sealed class SqliteCompactionTests() : CompactionContract(new SqliteFactory());

public sealed class SqliteCellStoreTests() : CellStoreContract(new SqliteFactory());

public sealed class SqliteKeyStoreTests() : KeyStoreContract(new SqliteFactory());

public sealed class SqliteNameStoreTests() : NameStoreContract(new SqliteFactory());

public sealed class SqliteAuditLogTests() : AuditLogContract(new SqliteFactory());

public sealed class SqliteIncidentStoreTests() : IncidentStoreContract(new SqliteFactory());

public sealed class SqliteDayStoreTests() : DayStoreContract(new SqliteFactory());

public sealed class SqliteAlertStoreTests() : AlertStoreContract(new SqliteFactory());

public sealed class SqliteWorkTests() : WorkContract(new SqliteFactory());

public sealed class SqliteCorrectionTests() : CorrectionContract(new SqliteFactory());
