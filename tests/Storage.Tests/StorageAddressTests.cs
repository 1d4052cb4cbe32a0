namespace Workshop.Storage.Tests;

/// <summary>What the setting <c>Workshop:Storage</c> may say, and what is said about what it may not.</summary>
public sealed class StorageAddressTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData(" SQLite ")]
    public void A_database_file_is_what_sqlite_means(string setting) =>
        StorageAddress.Parse(setting, out _).ShouldNotBeNull().ShouldNotBeOfType<PostgresAddress>();

    [Theory]
    [InlineData("Host=db;Database=santa;Username=elf;Password='p;w=1'", "p;w=1")]
    [InlineData("server=db;DATABASE=santa;user id=elf", null)]
    [InlineData("postgres://elf@db/santa", null)]
    [InlineData("postgresql://elf:p%3Bw%3D1@db:5432/santa?sslmode=verify-full&application_name=x", "p;w=1")]
    public void A_database_on_a_server_is_named_by_keywords_or_a_url(string setting, string? password)
    {
        var address = StorageAddress.Parse(setting, out var problem).ShouldNotBeNull(problem);

        var connection = new Npgsql.NpgsqlConnectionStringBuilder(address.ShouldBeOfType<PostgresAddress>().ConnectionString);
        (connection.Host, connection.Port, connection.Database, connection.Username, connection.Password).ShouldBe(("db", 5432, "santa", "elf", password));
    }

    [Theory]
    [InlineData("", "sqlite, or a PostgreSQL connection string")]
    [InlineData("mysql://db/santa", "sqlite, or a PostgreSQL connection string")]
    [InlineData("Data Source=santa.db", "Host")]
    [InlineData("Host=db", "Database=")]
    [InlineData("postgres://db", "Database=")]
    [InlineData("postgres://", "Host=")]
    [InlineData("Host=db;Database=santa;Hosst=x", "'hosst'")]
    [InlineData("Host=db;Database=santa;Port=many", "'port'")]
    [InlineData("Host=db;Database=santa;Search Path=a,b", "Search Path")]
    [InlineData("Host=db;Database", "Keyword=value")]
    public void Anything_else_is_refused_with_what_would_be_right(string setting, string hint)
    {
        StorageAddress.Parse(setting, out var problem).ShouldBeNull();

        problem.ShouldNotBeNull().ShouldContain(hint);
    }

    [Theory]
    [InlineData("Host=db;Database=santa;Password=halb;geheim=1")]
    [InlineData("Host=db;Password=geheim;Database=santa;Geheim=geheim")]
    [InlineData("Password=a;geheim=geheim;Host=db;Database=santa")]
    [InlineData("Host=db;Database=santa;Password=a;geheim;b")]
    [InlineData("Host=db;Database=santa;Password='geheim")]
    [InlineData("postgres://elf:geheim@db:port/santa")]
    [InlineData("postgres://elf:geheim@db/santa?geheim=geheim")]
    [InlineData("mysql://elf:geheim@db/santa")]
    public void Nothing_that_may_be_a_password_is_in_what_is_said(string setting)
    {
        StorageAddress.Parse(setting, out var problem).ShouldBeNull();

        problem.ShouldNotBeNull().ShouldNotContain("geheim", Case.Insensitive);
    }

    [Fact]
    public void Simulated_entries_lie_in_a_schema_beside_the_real_ones()
    {
        var address = StorageAddress.Parse("Host=db;Database=santa", out _)!;
        var other = StorageAddress.Parse("Host=db;Database=santa;Search Path=annex", out _)!;

        address.Beside("demo").ShouldBeOfType<PostgresAddress>().Schema.ShouldBe("workshop_demo");
        other.Beside("demo").ShouldBeOfType<PostgresAddress>().Schema.ShouldBe("annex_demo");
    }
}
