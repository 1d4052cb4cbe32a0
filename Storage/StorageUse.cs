namespace Workshop.Storage;

/// <summary>How many processes use a storage at a time.</summary>
public enum StorageUse
{
    /// <summary>Together with other processes. What they write must be looked for.</summary>
    Shared,

    /// <summary>Alone: the figures that people see live in this process, which would not hear of what another one counts.</summary>
    Alone,
}
