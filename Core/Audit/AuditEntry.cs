namespace Workshop.Audit;

/// <summary>How it ended. The names are stored and never change.</summary>
public enum AuditOutcome
{
    Done,

    /// <summary>It was not allowed, not possible or not understood; nothing was changed.</summary>
    Refused,

    /// <summary>It went wrong; what was changed is not known.</summary>
    Failed,
}

/// <summary>Something that an operator or admin did, or tried to do. Never with a secret in it.</summary>
public sealed record AuditEntry
{
    /// <summary>Names it for ever.</summary>
    public required Guid Uid { get; init; }

    /// <summary>Rises with each entry; given by the storage.</summary>
    public long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who: the key's id and name as they were then; null: the program itself.</summary>
    public string? KeyId { get; init; }

    public string? KeyName { get; init; }

    /// <summary>What, for example <c>key.create</c>.</summary>
    public required string Action { get; init; }

    /// <summary>With what, for example a key's id.</summary>
    public string? Target { get; init; }

    /// <summary>The network address that the request came from.</summary>
    public string? Address { get; init; }

    public required AuditOutcome Outcome { get; init; }

    /// <summary>More for people: what exactly, or why not.</summary>
    public string? Detail { get; init; }
}

/// <summary>What operators and admins did, at rest. It only grows: the storage itself refuses to change or to delete an entry.</summary>
public interface IAuditLog
{
    /// <summary>Appends durably, all or nothing. An entry that is there already stays as it is, so repeating it is right.</summary>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken = default);

    /// <summary>Entries with numbers below one, newest first.</summary>
    /// <exception cref="Log.StorageUnavailableException">They cannot be read now.</exception>
    ValueTask<IReadOnlyList<AuditEntry>> ListAsync(long below, int limit, CancellationToken cancellationToken = default);
}
