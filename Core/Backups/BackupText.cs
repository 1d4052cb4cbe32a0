using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workshop.Backups;

/// <summary>
/// The text of a backup on its way to a stream: rows of JSON, each on a line of its own, so that people can read and search it. Keeps
/// the SHA-256 of what was written.
/// </summary>
internal sealed class BackupText : IDisposable
{
    private const int FlushAt = 128 * 1024;

    private readonly Stream _target;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public BackupText(Stream target)
    {
        _target = target;
        Json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <summary>Writes one value; <see cref="End"/> ends it.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>Writes text as it stands.</summary>
    public void Raw(ReadOnlySpan<byte> text)
    {
        _buffer.Write(text);
        FlushWhenFull();
    }

    /// <summary>The value in <see cref="Json"/> is complete.</summary>
    public void End()
    {
        Json.Flush();
        Json.Reset();
        FlushWhenFull();
    }

    /// <summary>The SHA-256 of everything written so far.</summary>
    public byte[] Digest()
    {
        Flush();
        return _hash.GetCurrentHash();
    }

    public void Flush()
    {
        _hash.AppendData(_buffer.WrittenSpan);
        _target.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    public void Dispose()
    {
        Json.Dispose();
        _hash.Dispose();
    }

    private void FlushWhenFull()
    {
        if (_buffer.WrittenCount >= FlushAt)
            Flush();
    }
}
