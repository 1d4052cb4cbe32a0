using System.Globalization;
using Npgsql;
using Workshop.Support;

namespace Workshop.Crash.Tests.Migrations;

/// <param name="server">Where the database is.</param>
/// <param name="site">Its name.</param>
/// <param name="dataDirectory">What else the service keeps.</param>
internal sealed class OldPostgres(PostgresServer server, string site, string dataDirectory) : IOldWorkshop
{
    /// <summary>Keeps each version from being reached for a while.</summary>
    private const string Slow =
        """
        CREATE FUNCTION public.slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.15); RETURN new; END; $$;
        CREATE TRIGGER slow AFTER INSERT OR UPDATE ON meta FOR EACH ROW WHEN (new.key = 'schema.version') EXECUTE FUNCTION public.slow();
        """;

    private static readonly IReadOnlyList<string> Scripts = SchemaScripts.Of("Postgres");

    public int Newest => Scripts.Count;

    private string Taken => $"{site}_taken";

    public async Task TakeAsync()
    {
        await CopyAsync(site, Taken);
        for (var version = 1; version < Newest; version++)
            await MakeAsync(version);
    }

    public async Task LayDownAsync(int version)
    {
        Directory.Delete(dataDirectory, recursive: true);
        Directory.CreateDirectory(dataDirectory);
        await server.ExecuteAsync("postgres", $"DROP DATABASE {site} WITH (FORCE)");
        await CopyAsync(OfVersion(version), site);
    }

    public async Task<bool> IsBeingOpenedAsync() =>
        (await QueryAsync("postgres", $"SELECT pid::text FROM pg_stat_activity WHERE datname = '{site}' AND backend_type = 'client backend'")).Count > 0;

    public async Task<int> VersionAsync() =>
        int.Parse((await QueryAsync(site, "SELECT value FROM workshop.meta WHERE key = 'schema.version'"))[0], CultureInfo.InvariantCulture);

    public async Task<IReadOnlyList<string>> SchemaAsync() => await QueryAsync(
        site,
        """
        SELECT format('column %s.%s %s %s %s %s', table_name, column_name, data_type, is_nullable, column_default, is_identity) AS part
          FROM information_schema.columns WHERE table_schema = 'workshop'
        UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'workshop'
        UNION ALL SELECT format('constraint %s %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'workshop'::regnamespace
        UNION ALL SELECT format('function %s', proname) FROM pg_proc WHERE pronamespace = 'workshop'::regnamespace
        UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
          WHERE c.relnamespace = 'workshop'::regnamespace AND NOT tgisinternal AND tgname <> 'slow'
        UNION ALL SELECT 'meta ' || key FROM workshop.meta WHERE key LIKE 'schema.%' ORDER BY part
        """);

    public void Dispose()
    {
        // The server goes with everything.
    }

    private string OfVersion(int version) => $"{site}_{version}";

    private async Task MakeAsync(int version)
    {
        var name = OfVersion(version);
        await CopyAsync(Taken, name);
        await server.ExecuteAsync(name, "ALTER SCHEMA workshop RENAME TO taken; CREATE SCHEMA workshop");
        await server.ExecuteAsync(name, string.Join('\n', ["SET search_path = workshop;", .. Scripts.Take(version)]));
        foreach (var table in await QueryAsync(name, "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'workshop'"))
            await FillAsync(name, table);
        var later = string.Join(", ", Enumerable.Range(version + 1, Newest - version).Select(static later => $"'{SchemaScripts.AppliedKey(later)}'"));
        await server.ExecuteAsync(name, $"UPDATE workshop.meta SET value = '{version}' WHERE key = 'schema.version'; DELETE FROM workshop.meta WHERE key IN ({later})");
        await server.ExecuteAsync(name, $"DROP SCHEMA taken CASCADE; SET search_path = workshop; {Slow}");
    }

    private async Task FillAsync(string database, string table)
    {
        var rows = await QueryAsync(
            database, $"SELECT format('%I|%s', column_name, is_identity) FROM information_schema.columns WHERE table_schema = 'workshop' AND table_name = '{table}'");
        var columns = string.Join(", ", rows.Select(static row => row.Split('|')[0]));
        await server.ExecuteAsync(database, $"INSERT INTO workshop.{table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM taken.{table}");
        foreach (var identity in rows.Where(static row => row.EndsWith("|YES", StringComparison.Ordinal)).Select(static row => row.Split('|')[0]))
        {
            await server.ExecuteAsync(
                database, $"SELECT setval(pg_get_serial_sequence('workshop.{table}', '{identity}'), coalesce(max({identity}), 0) + 1, false) FROM workshop.{table}");
        }
    }

    /// <summary>Whoever still has the original open is cut off: a killed service's sessions may not have noticed yet.</summary>
    private async Task CopyAsync(string from, string to)
    {
        await server.ExecuteAsync("postgres", $"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{from}'");
        await server.ExecuteAsync("postgres", $"CREATE DATABASE {to} TEMPLATE {from}");
    }

    private async Task<List<string>> QueryAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
            texts.Add(rows.GetString(0));
        return texts;
    }
}
