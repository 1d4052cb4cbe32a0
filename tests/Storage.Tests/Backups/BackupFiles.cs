using System.Text;
using System.Text.Json;
using Workshop.Backups;

namespace Workshop.Storage.Tests.Backups;

/// <summary>Backups in memory.</summary>
internal static class BackupFiles
{
    private static readonly BackupOrigin Origin = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero), Manual: true, "1.0.0", "UTC");

    /// <summary>Makes a backup.</summary>
    public static Task<byte[]> BackUpAsync(this IWorkshopStorage storage) => storage.Backups.ReadAsync(static source => Write(source));

    public static byte[] Write(IBackupSource source)
    {
        using var stream = new MemoryStream();
        Backup.Write(stream, source, Origin);
        return stream.ToArray();
    }

    public static Task RestoreAsync(this IWorkshopStorage storage, byte[] backup) =>
        storage.Backups.ReplaceAsync(static _ => { }, target => Backup.Restore(new MemoryStream(backup), target));

    /// <summary>What a backup holds: all but what it says about itself, and what is not restored.</summary>
    public static string DataOf(byte[] backup)
    {
        var text = Encoding.UTF8.GetString(backup);
        var data = text[text.IndexOf("\"data\":", StringComparison.Ordinal)..text.IndexOf(",\n\"sha256\"", StringComparison.Ordinal)];
        var audit = data.IndexOf("\"audit\":", StringComparison.Ordinal);
        return data.Remove(audit, data.IndexOf("\"team\":[", StringComparison.Ordinal) - audit);
    }

    public static JsonElement Parse(byte[] backup) => JsonDocument.Parse(backup).RootElement;

    /// <summary>The checksum of everything before it made right again, as whoever forges a backup would.</summary>
    public static byte[] Sign(string text)
    {
        var end = text.IndexOf(",\n\"sha256\"", StringComparison.Ordinal);
        var before = Encoding.UTF8.GetBytes(text[..end]);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(before));
        return Encoding.UTF8.GetBytes($"{text[..end]},\n\"sha256\":\"{digest}\"}}\n");
    }
}
