using Npgsql;
using NpgsqlTypes;

namespace Workshop.Bench.Postgres;

/// <summary>Writes entries and the rollup that they change, in one statement and so in one transaction.</summary>
internal sealed class EntryStore(string connectionString) : IAsyncDisposable
{
    /// <summary>
    /// An entry whose id is there already returns no row and so is not counted. Grouped rows are upserted in key order:
    /// two requests that touch the same rows lock them in the same order.
    /// </summary>
    private const string Insert = """
        with fresh as (
            insert into entries (team, day, id, feature, type, status, error, item, count, timestamp)
            select team, (timestamp at time zone 'UTC')::date, id, feature, type, status, error, item, count,
                timestamp
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                as posted (team, id, feature, type, status, error, item, count, timestamp)
            on conflict do nothing
            returning day, team, feature, type, error, item, count),
        counted as (
            insert into daily_stats as s (day, team, feature, type, entries, production, items, errors)
            select day, team, feature, type, count(*), count(item),
                coalesce(sum(count) filter (where item is not null), 0), count(*) filter (where error)
            from fresh
            group by day, team, feature, type
            order by day, team, feature, type
            on conflict (day, team, feature, type) do update set
                entries = s.entries + excluded.entries,
                production = s.production + excluded.production,
                items = s.items + excluded.items,
                errors = s.errors + excluded.errors)
        select count(*) from fresh
        """;

    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(connectionString);

    /// <summary>Creates the tables unless they are there.</summary>
    public async Task CreateSchemaAsync(CancellationToken cancellation)
    {
        var schema = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "schema.sql"), cancellation);
        await using var command = _database.CreateCommand(schema);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Stores and counts the entries; when it returns they are durable.</summary>
    /// <returns>How many of them were new.</returns>
    public async Task<long> InsertAsync(PostedEntry[] entries, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(Insert, connection);
        AddText(command, entries, entry => entry.Team);
        AddText(command, entries, entry => entry.Id ?? Guid.NewGuid().ToString());
        AddText(command, entries, entry => entry.FeatureOrDefault);
        AddText(command, entries, entry => entry.TypeOrDefault);
        AddText(command, entries, entry => entry.Status ?? "completed");
        Add(command, NpgsqlDbType.Boolean, Array.ConvertAll(entries, entry => entry.IsError));
        AddText(command, entries, entry => entry.Item);
        Add(command, NpgsqlDbType.Integer, Array.ConvertAll(entries, entry => entry.Count ?? 1));
        Add(command, NpgsqlDbType.TimestampTz, Array.ConvertAll(entries, entry => (entry.Timestamp ?? now).UtcDateTime));
        await command.PrepareAsync(cancellation);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static void AddText(NpgsqlCommand command, PostedEntry[] entries, Converter<PostedEntry, string?> value) =>
        Add(command, NpgsqlDbType.Text, Array.ConvertAll(entries, value));

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, T[] values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
}
