using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workshop.Bench.Postgres;

/// <summary>An entry as stations post it.</summary>
internal sealed record PostedEntry(
    string? Id, string? Team, string? Feature, string? Type, string? Status, string? Item, int? Count,
    DateTimeOffset? Timestamp)
{
    private static readonly SearchValues<string> Statuses = SearchValues.Create(
        ["completed", "failed", "rework", "scrapped", "in_progress"], StringComparison.Ordinal);

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(".-_/: ");

    private static readonly HashSet<string> ErrorWords = new(
        ["error", "errors", "fail", "failed", "failure", "exception", "critical", "crash", "crashed", "fatal"],
        StringComparer.OrdinalIgnoreCase);

    public string TypeOrDefault => Type ?? $"production.{Status ?? "completed"}";

    public string FeatureOrDefault => Feature ?? TypeOrDefault.Split('.')[0];

    public bool IsError => Status is "failed" || HasErrorWord(TypeOrDefault);

    public bool IsValid =>
        !string.IsNullOrEmpty(Team)
        && (Item is not null || Type is not null)
        && Count is null or (>= 0 and <= 1_000_000)
        && (Status is null || Statuses.Contains(Status));

    private static bool HasErrorWord(ReadOnlySpan<char> type)
    {
        var words = ErrorWords.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in type.SplitAny(WordEnds))
        {
            if (words.Contains(type[word]))
                return true;
        }

        return false;
    }

    /// <summary>Reads one entry or an array of them.</summary>
    /// <exception cref="JsonException">The body is neither.</exception>
    public static async Task<PostedEntry[]> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, cancellation);
        var json = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        return json.TrimStart(" \t\r\n"u8) is [(byte)'[', ..]
            ? JsonSerializer.Deserialize(json, EntryJson.Default.PostedEntryArray) ?? throw new JsonException()
            : [JsonSerializer.Deserialize(json, EntryJson.Default.PostedEntry) ?? throw new JsonException()];
    }
}

/// <summary>What a post is answered.</summary>
internal sealed record Answer(long Accepted, long Duplicates, long Rejected, string[] Errors, string[] Warnings);

/// <summary>Source-generated JSON, the fastest that the framework has without a parser of one's own.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PostedEntry))]
[JsonSerializable(typeof(PostedEntry[]))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class EntryJson : JsonSerializerContext;
