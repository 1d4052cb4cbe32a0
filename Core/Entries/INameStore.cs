namespace Workshop.Entries;

/// <summary>What a name names. The values are stored and never change.</summary>
public enum NameKind
{
    Team = 1,
    Feature = 2,
    Type = 3,
}

/// <summary>A team, feature or type that has been seen, and which key introduced it.</summary>
public readonly record struct KnownName(NameKind Kind, string Name, string KeyId);

/// <summary>The known names at rest, so that a limit on new ones outlives a restart.</summary>
public interface INameStore
{
    ValueTask<IReadOnlyList<KnownName>> ListNamesAsync(CancellationToken cancellationToken = default);

    /// <summary>Stores new names; those that are there already stay as they are.</summary>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask AddNamesAsync(IReadOnlyList<KnownName> names, CancellationToken cancellationToken = default);
}
