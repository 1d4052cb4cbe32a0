using System.Globalization;
using Npgsql;
using Workshop.Storage;

namespace Workshop.Silo.Database;

/// <summary>Makes the cluster's tables, and brings them to this program's version. The caller holds the lock of all who do that.</summary>
internal sealed class ClusterSchema(NpgsqlConnection connection, string schema)
{
    private static readonly List<string> Scripts = ReadScripts();

    /// <exception cref="DatabaseRefusedException">The tables are newer than this program; they were not touched.</exception>
    public async Task ApplyAsync()
    {
        var version = await ReadVersionAsync();
        if (version > Scripts.Count)
        {
            throw new DatabaseRefusedException(
                $"The cluster's tables have version {version}; this program knows versions up to {Scripts.Count}. Start the newer program that made them.");
        }

        if (version == 0)
            await ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS \"{schema}\"; CREATE TABLE IF NOT EXISTS \"{schema}\".version (version integer NOT NULL)");
        for (; version < Scripts.Count; version++)
            await ExecuteAsync(Scripts[version]);
        await ExecuteAsync($"DELETE FROM version; INSERT INTO version VALUES ({Scripts.Count})");
    }

    private async Task<int> ReadVersionAsync()
    {
        if (await ReadAsync($"SELECT to_regclass('\"{schema}\".version')::text") is null)
            return 0;
        return Convert.ToInt32(await ReadAsync("SELECT version FROM version"), CultureInfo.InvariantCulture);
    }

    private async Task<object?> ReadAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static List<string> ReadScripts()
    {
        var scripts = new List<string>();
        while (typeof(ClusterSchema).Assembly.GetManifestResourceStream($"{scripts.Count + 1:0000}.sql") is { } stream)
        {
            using var reader = new StreamReader(stream);
            scripts.Add(reader.ReadToEnd());
        }

        return scripts;
    }
}
