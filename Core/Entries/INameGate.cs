namespace Workshop.Entries;

/// <summary>Keeps a key from flooding the workshop with endless new teams, features and types.</summary>
public interface INameGate
{
    /// <summary>Asks whether entries of this name may come in; a new name is then known, and counts against the key. Thread-safe.</summary>
    /// <param name="kind">What it names.</param>
    /// <param name="name">The normalised name in UTF-8.</param>
    /// <param name="keyId">Who sends it.</param>
    /// <returns>False: the name is new, and the key has introduced as many as it may.</returns>
    bool Admit(NameKind kind, ReadOnlySpan<byte> name, string keyId);
}
