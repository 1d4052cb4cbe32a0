using Microsoft.Extensions.Options;
using Workshop.Storage;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Stress;

/// <summary>The workshop that stress tests post to: made when it is first needed, there until its entries are removed.</summary>
internal sealed class StressWorkshop(IServiceProvider services, StorageAddress address, IOptions<WorkshopOptions> options) : IAsyncDisposable
{
    private const string Name = "stress";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile TwinWorkshop? _twin;

    private string Directory => Path.Combine(options.Value.DataDirectory, Name);

    /// <exception cref="DatabaseRefusedException">Another process has it open.</exception>
    /// <exception cref="Log.StorageUnavailableException">It cannot be opened now.</exception>
    public async ValueTask<TwinWorkshop> OpenAsync()
    {
        if (_twin is { } open)
            return open;
        await _turn.WaitAsync();
        try
        {
            return _twin ??= await TwinWorkshop.OpenAsync(services, address.Beside(Name), Directory);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Removes all its entries. What is being posted meanwhile is answered 503.</summary>
    public async Task RemoveAsync()
    {
        await _turn.WaitAsync();
        try
        {
            await CloseAsync();
            await address.Beside(Name).RemoveAsync();
            if (System.IO.Directory.Exists(Directory))
                System.IO.Directory.Delete(Directory, recursive: true);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _turn.Dispose();
    }

    private async Task CloseAsync()
    {
        if (_twin is not { } open)
            return;
        _twin = null;
        await open.DisposeAsync();
    }
}
