namespace Workshop.Support;

/// <summary>An empty folder of one's own, gone when disposed.</summary>
public sealed class ScratchDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("workshop-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
