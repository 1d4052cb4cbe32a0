using Workshop.Storage.Tests.Contract;

namespace Workshop.Storage.Tests.Postgres;

public sealed class PostgresEventLogTests() : EventLogContract(new PostgresFactory());

public sealed class PostgresLatestTests() : LatestContract(new PostgresFactory());

public sealed class PostgresFencingTests() : FencingContract(new PostgresFactory());

public sealed class PostgresCompactionTests() : CompactionContract(new PostgresFactory());

public sealed class PostgresCellStoreTests() : CellStoreContract(new PostgresFactory());

public sealed class PostgresKeyStoreTests() : KeyStoreContract(new PostgresFactory());

public sealed class PostgresNameStoreTests() : NameStoreContract(new PostgresFactory());

public sealed class PostgresAuditLogTests() : AuditLogContract(new PostgresFactory());

public sealed class PostgresIncidentStoreTests() : IncidentStoreContract(new PostgresFactory());

public sealed class PostgresDayStoreTests() : DayStoreContract(new PostgresFactory());

public sealed class PostgresAlertStoreTests() : AlertStoreContract(new PostgresFactory());

public sealed class PostgresWorkTests() : WorkContract(new PostgresFactory());

public sealed class PostgresCorrectionTests() : CorrectionContract(new PostgresFactory());
