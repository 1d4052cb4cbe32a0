using Microsoft.Extensions.Options;
using Workshop.Entries;
using Workshop.Storage;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Ingest;

/// <summary>The names that other processes have introduced, for entries that would be refused because of new names.</summary>
internal sealed class SharedNames(NameRegistry names, IOptions<StorageOptions> storage, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly PacedRead _read = new(() => names.LoadAsync(CancellationToken.None).AsTask(), Pause, clock);

    /// <summary>Whether names that are new here may be known in the storage.</summary>
    public bool MayHave(ParsedEntries parsed) => storage.Value.Use is StorageUse.Shared && parsed.HasTooManyNames;

    /// <exception cref="Log.StorageUnavailableException">They cannot be read.</exception>
    public Task LookAgainAsync() => _read.AfterNowAsync();
}
