using Workshop.Entries;
using Workshop.Log;

namespace Workshop.Core.Tests.Entries;

/// <summary>Keeps names in memory, and can be told to fail or to wait.</summary>
internal sealed class MemoryNameStore : INameStore
{
    public List<KnownName> Names { get; } = [];

    public int Writes { get; private set; }

    public bool Fails { get; set; }

    public Task Until { get; set; } = Task.CompletedTask;

    public ValueTask<IReadOnlyList<KnownName>> ListNamesAsync(CancellationToken cancellationToken = default) => new([.. Names]);

    public async ValueTask AddNamesAsync(IReadOnlyList<KnownName> names, CancellationToken cancellationToken = default)
    {
        Writes++;
        await Until;
        if (Fails)
            throw new StorageUnavailableException("full");
        Names.AddRange(names);
    }
}
