using System.Text.Json;

namespace Workshop.Backups;

/// <summary>Reads what stands in a backup before its data.</summary>
internal static class HeaderReader
{
    private const int MaxCounts = 100;

    /// <summary>Reads up to the beginning of the data.</summary>
    /// <exception cref="BackupRefusedException">It is no backup, or one of a newer program.</exception>
    public static BackupHeader Read(JsonTokens tokens)
    {
        tokens.Begin(JsonTokenType.StartObject);
        tokens.Member("", "format");
        if (tokens.TextValue() != BackupHeader.Format)
            throw tokens.Invalid("This is no backup of a workshop.");
        tokens.Member("", "version");
        var version = tokens.NumberValue();
        if (version > BackupHeader.NewestVersion)
            throw new BackupRefusedException(
                BackupCodes.Newer, tokens.Place, $"The backup has version {version}; this program reads versions up to {BackupHeader.NewestVersion}. Restore it with the newer program.");
        if (version < 1)
            throw tokens.Invalid("There is no such version.");
        return ReadRest(tokens, (int)version);
    }

    private static BackupHeader ReadRest(JsonTokens tokens, int version)
    {
        tokens.Member("", "id");
        if (!BackupId.TryParse(tokens.TextValue(), out var id))
            throw tokens.Invalid("This is no backup's id.");
        tokens.Member("", "timestamp");
        var timestamp = tokens.TimeValue();
        tokens.Member("", "manual");
        var manual = tokens.BooleanValue();
        tokens.Member("", "counts");
        var counts = ReadCounts(tokens);
        tokens.Member("", "metadata");
        var metadata = ReadMetadata(tokens);
        tokens.Member("", "data");
        return new BackupHeader { Version = version, Id = id, Timestamp = timestamp, Manual = manual, Counts = counts, Metadata = metadata };
    }

    private static Dictionary<string, long> ReadCounts(JsonTokens tokens)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        tokens.Begin(JsonTokenType.StartObject);
        while (tokens.Next() == JsonTokenType.PropertyName)
        {
            var name = tokens.Text();
            if (counts.Count == MaxCounts || !counts.TryAdd(name, tokens.NumberValue()))
                throw tokens.Invalid("A count is there twice, or there are too many.");
        }

        return counts;
    }

    private static BackupMetadata ReadMetadata(JsonTokens tokens)
    {
        tokens.Begin(JsonTokenType.StartObject);
        tokens.Member("/metadata", "program");
        var program = tokens.TextValue();
        tokens.Member("/metadata", "storage");
        var storage = tokens.TextValue();
        tokens.Member("/metadata", "schema");
        var schema = tokens.NumberValue();
        tokens.Member("/metadata", "timeZone");
        var timeZone = tokens.TextValue();
        if (tokens.Next() != JsonTokenType.EndObject)
            throw tokens.Invalid("Nothing else may stand here.");
        return new BackupMetadata(program, storage, (int)Math.Min(schema, int.MaxValue), timeZone);
    }
}
