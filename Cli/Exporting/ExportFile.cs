using Workshop.Cli.Output;

namespace Workshop.Cli.Exporting;

/// <summary>Where an export goes. A file gets its name only when it is whole: an export that was cut short leaves none behind.</summary>
internal sealed class ExportFile : IAsyncDisposable
{
    private readonly FileInfo? _target;
    private readonly string _part;

    private ExportFile(FileInfo? target)
    {
        _target = target;
        _part = target?.FullName + ".part";
        Stream = target is null ? StandardOutput.Open() : new FileStream(_part, FileMode.Create, FileAccess.Write);
    }

    public Stream Stream { get; }

    /// <param name="target">Null: standard output.</param>
    /// <param name="replace">Whether a file of that name may be replaced.</param>
    /// <exception cref="CommandFailure">It cannot be written.</exception>
    public static ExportFile Create(FileInfo? target, bool replace)
    {
        if (target?.Exists == true && !replace)
            throw CommandFailure.Usage($"There is a file {target.FullName} already.", "Choose another name, or say --force to replace it.");
        try
        {
            return new ExportFile(target);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"The file cannot be written: {unwritable.Message}");
        }
    }

    /// <summary>Everything is written.</summary>
    public async Task KeepAsync(CancellationToken stop)
    {
        await Stream.FlushAsync(stop);
        if (_target is null)
            return;
        await Stream.DisposeAsync();
        File.Move(_part, _target.FullName, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        if (_target is not null)
            File.Delete(_part);
    }
}
