namespace Workshop.Keys;

/// <summary>What a key allows. <see cref="Admin"/> includes everything, <see cref="Operate"/> includes <see cref="Read"/>.</summary>
[Flags]
public enum Scopes
{
    None = 0,
    Ingest = 1,
    Read = 2,
    Operate = 4,
    Admin = 8,
}

/// <summary>An API key as it is stored: never the key itself.</summary>
/// <param name="Id">Public, for lists and logs.</param>
/// <param name="Hash">SHA-256 of the key, which is random and long enough not to need more.</param>
/// <param name="Team">The only team it may post for; null: any.</param>
/// <param name="ExpiresAt">When it stops working; null: never.</param>
public sealed record ApiKey(
    string Id,
    string Name,
    ReadOnlyMemory<byte> Hash,
    Scopes Scopes,
    string? Team,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt)
{
    /// <summary>Requests that it may send in a minute; null: as many as any key.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>The id of the key in whose place it came; null: it is nobody's successor.</summary>
    public string? Replaces { get; init; }

    /// <summary>When it was sent last, as far as that is written down; null: never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public bool WorksAt(DateTimeOffset time) => ExpiresAt is not { } end || time < end;
}

/// <summary>When a key was sent last.</summary>
public readonly record struct KeyUse(string KeyId, DateTimeOffset At);
