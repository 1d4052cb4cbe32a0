using Workshop.Storage;

namespace Workshop.WebFront.Hosting;

/// <summary>What the program's engine says about the storage. Nothing that people set.</summary>
internal sealed class StorageOptions
{
    public StorageUse Use { get; set; } = StorageUse.Shared;
}
