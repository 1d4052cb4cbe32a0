using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Extensions.Options;
using Workshop.Backups;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Backups;

/// <summary>A backup that is there.</summary>
/// <param name="Header">What it says about itself.</param>
/// <param name="Size">Bytes of its file.</param>
/// <param name="ProvenAt">When it was last restored in a drill and found good; null: never.</param>
internal sealed record StoredBackup(BackupHeader Header, long Size, DateTimeOffset? ProvenAt)
{
    public BackupId Id => Header.Id;
}

/// <summary>
/// The directory in which backups rest, each as one packed file. A file gets its name when it is complete and on the disk, so that an
/// unfinished one is never taken for a backup.
/// </summary>
internal sealed class BackupFolder
{
    private const string Ending = ".json.gz";
    private const string Unfinished = ".partial";
    private const string Proof = ".proof";

    private readonly ConcurrentDictionary<BackupId, BackupHeader> _headers = new();
    private readonly string _path;

    public BackupFolder(IOptions<BackupOptions> options, IOptions<WorkshopOptions> workshop)
    {
        var directory = options.Value.Directory;
        _path = Path.GetFullPath(string.IsNullOrEmpty(directory) ? Path.Combine(workshop.Value.DataDirectory, "backups") : directory);
    }

    /// <summary>Makes the directory if there is none, and removes what a process has left there that was killed.</summary>
    public void Prepare()
    {
        PrivateDirectory.Create(_path);
        foreach (var left in Directory.EnumerateFiles(_path, "*" + Unfinished))
            RemoveIfLeft(left);
    }

    /// <summary>A directory in it for a scratch database, empty; whoever asks for it removes it.</summary>
    public string ScratchPath => Path.Combine(_path, "drill");

    /// <summary>A turn at the directory, among processes that share it; null if another one has it.</summary>
    /// <exception cref="IOException">The directory is gone, or cannot be written.</exception>
    public IDisposable? TryTakeTurn()
    {
        var path = Path.Combine(_path, "turn.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Every backup, newest first. What cannot be read is left out.</summary>
    public IReadOnlyList<StoredBackup> List()
    {
        if (!Directory.Exists(_path))
            return [];
        var backups = new List<StoredBackup>();
        foreach (var file in new DirectoryInfo(_path).EnumerateFiles("*" + Ending))
        {
            if (BackupId.TryParse(file.Name[..^Ending.Length], out var id) && Describe(id, file) is { } backup)
                backups.Add(backup);
        }

        return [.. backups.OrderByDescending(static backup => backup.Header.Timestamp).ThenByDescending(static backup => backup.Id.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>One backup; null if it is not there.</summary>
    public StoredBackup? Find(BackupId id)
    {
        var file = new FileInfo(PathOf(id));
        return file.Exists ? Describe(id, file) : null;
    }

    /// <summary>Writes a backup.</summary>
    /// <exception cref="IOException">The disk is full, or cannot be written.</exception>
    public StoredBackup Write(Func<Stream, BackupHeader> write)
    {
        var path = NewPath();
        try
        {
            BackupHeader header;
            using (var file = NewFile(path))
            {
                using (var packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
                    header = write(packed);
                file.Flush(flushToDisk: true);
            }

            File.Move(path, PathOf(header.Id));
            _headers[header.Id] = header;
            return Find(header.Id) ?? throw new IOException("The backup is gone.");
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>A name for a file that is never taken for a backup; whoever asks for it removes it.</summary>
    public string ScratchFile() => NewPath();

    /// <summary>A backup's file as it is packed.</summary>
    /// <exception cref="FileNotFoundException">It is not there any more.</exception>
    public FileStream Open(BackupId id) =>
        new(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous);

    /// <returns>Whether it was there.</returns>
    public bool Delete(BackupId id)
    {
        var path = PathOf(id);
        var existed = File.Exists(path);
        File.Delete(path);
        File.Delete(ProofOf(id));
        _headers.TryRemove(id, out _);
        return existed;
    }

    /// <summary>Takes note that a backup was restored in a drill and found good.</summary>
    public void Prove(BackupId id, DateTimeOffset at) => File.WriteAllText(ProofOf(id), Words.Of(at));

    private static FileStream NewFile(string path) => new(
        path,
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16 });

    private string NewPath() => Path.Combine(_path, Guid.NewGuid().ToString("N") + Unfinished);

    private string PathOf(BackupId id) => Path.Combine(_path, id + Ending);

    private string ProofOf(BackupId id) => Path.Combine(_path, id + Proof);

    private StoredBackup? Describe(BackupId id, FileInfo file)
    {
        try
        {
            if (!_headers.TryGetValue(id, out var header))
            {
                using var packed = BackupFile.Unpack(Open(id));
                header = _headers[id] = Backup.ReadHeader(packed);
            }

            return header.Id == id ? new StoredBackup(header, file.Length, ReadProof(id)) : null;
        }
        catch (Exception failure) when (failure is BackupRefusedException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private DateTimeOffset? ReadProof(BackupId id)
    {
        var path = ProofOf(id);
        return File.Exists(path) ? Words.ParseTime(File.ReadAllText(path)) : null;
    }

    /// <summary>A process that is still writing it has it open alone.</summary>
    private static void RemoveIfLeft(string path)
    {
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                File.Delete(path);
        }
        catch (IOException)
        {
            // It is in use, by another front that shares the directory.
        }
    }
}
