using System.Collections.Concurrent;
using System.Text;

namespace Workshop.Entries;

/// <summary>How many new names of each kind a key may introduce.</summary>
public sealed record NameLimits
{
    public int Teams { get; init; } = 5_000;

    public int Features { get; init; } = 5_000;

    public int Types { get; init; } = 5_000;

    internal int Of(NameKind kind) => kind switch
    {
        NameKind.Team => Teams,
        NameKind.Feature => Features,
        _ => Types,
    };
}

/// <summary>
/// The names that are known, and who introduced how many. It lives in memory; new names are handed to an
/// <see cref="INameStore"/>, so that the limits outlive a restart. Thread-safe.
/// </summary>
public sealed class NameRegistry(INameStore store, NameLimits limits) : INameGate, IDisposable
{
    private readonly Dictionary<NameKind, ConcurrentDictionary<byte[], string>> _known = new()
    {
        [NameKind.Team] = new(Utf8Comparer.Instance),
        [NameKind.Feature] = new(Utf8Comparer.Instance),
        [NameKind.Type] = new(Utf8Comparer.Instance),
    };

    private readonly Lock _lock = new();
    private readonly Dictionary<(NameKind Kind, string KeyId), int> _introduced = [];
    private readonly SemaphoreSlim _saving = new(1, 1);
    private List<KnownName> _new = [];
    private int _unsaved;

    /// <summary>
    /// Reads the names that are stored. Call it before the first request, and again to learn what other processes have introduced:
    /// each of them counts what it has seen itself, so that with several a key may introduce a little more than its limit.
    /// </summary>
    public async ValueTask LoadAsync(CancellationToken cancellationToken = default)
    {
        var names = await store.ListNamesAsync(cancellationToken);
        lock (_lock)
        {
            foreach (var name in names)
                Learn(name.Kind, Encoding.UTF8.GetBytes(name.Name), name.KeyId);
        }
    }

    /// <summary>What is stored was replaced: forgets the names and reads them again.</summary>
    public async ValueTask ReloadAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            foreach (var names in _known.Values)
                names.Clear();
            _introduced.Clear();
        }

        await LoadAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public bool Admit(NameKind kind, ReadOnlySpan<byte> name, string keyId) =>
        _known[kind].GetAlternateLookup<ReadOnlySpan<byte>>().ContainsKey(name) || Introduce(kind, name.ToArray(), keyId);

    /// <summary>
    /// Stores the names that were admitted and are not stored yet. Awaited before entries with them are acknowledged; completes
    /// at once if there are none.
    /// </summary>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored; the next call tries them again.</exception>
    public ValueTask SaveAsync(CancellationToken cancellationToken = default) =>
        Volatile.Read(ref _unsaved) == 0 ? ValueTask.CompletedTask : SaveNewAsync(cancellationToken);

    public void Dispose() => _saving.Dispose();

    private bool Introduce(NameKind kind, byte[] name, string keyId)
    {
        lock (_lock)
        {
            if (_known[kind].ContainsKey(name))
                return true;
            if (_introduced.GetValueOrDefault((kind, keyId)) >= limits.Of(kind))
                return false;
            _new.Add(new KnownName(kind, Encoding.UTF8.GetString(name), keyId));
            _unsaved++;
            Learn(kind, name, keyId);
            return true;
        }
    }

    /// <summary>A name that is known counts for the key that is said last: what is stored is right.</summary>
    private void Learn(NameKind kind, byte[] name, string keyId)
    {
        if (_known[kind].TryGetValue(name, out var before))
            _introduced[(kind, before)]--;
        _known[kind][name] = keyId;
        _introduced[(kind, keyId)] = _introduced.GetValueOrDefault((kind, keyId)) + 1;
    }

    /// <summary>One at a time: who finds the names of another request being stored waits until they are.</summary>
    private async ValueTask SaveNewAsync(CancellationToken cancellationToken)
    {
        await _saving.WaitAsync(cancellationToken);
        var names = TakeNew();
        try
        {
            if (names.Count > 0)
                await store.AddNamesAsync(names, cancellationToken);
            Settle(names.Count);
        }
        catch
        {
            PutBack(names);
            throw;
        }
        finally
        {
            _saving.Release();
        }
    }

    private List<KnownName> TakeNew()
    {
        lock (_lock)
        {
            var names = _new;
            _new = [];
            return names;
        }
    }

    private void Settle(int stored)
    {
        lock (_lock)
            _unsaved -= stored;
    }

    // Storing a name twice changes nothing, so whatever part of them was stored may be sent again.
    private void PutBack(List<KnownName> names)
    {
        lock (_lock)
            _new.InsertRange(0, names);
    }
}
