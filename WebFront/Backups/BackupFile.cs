using System.IO.Compression;
using Workshop.Backups;

namespace Workshop.WebFront.Backups;

/// <summary>Files with backups in them, packed or not.</summary>
internal static class BackupFile
{
    /// <summary>No backup is packed better: its hashes cannot be.</summary>
    private const int MostPacked = 250;

    private const long Headroom = 64 << 20;

    /// <summary>The JSON in a file that can be sought; the file is closed with it. Stops where a bomb would begin.</summary>
    public static Stream Unpack(Stream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var isPacked = read == magic.Length && magic is [0x1F, 0x8B];
        return isPacked ? new BoundedStream(new GZipStream(file, CompressionMode.Decompress), file.Length * MostPacked + Headroom) : file;
    }

    /// <summary>Gives no more than so many bytes.</summary>
    private sealed class BoundedStream(Stream inner, long most) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await inner.ReadAsync(buffer, cancellationToken));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private int Count(int read)
        {
            _read += read;
            return _read <= most ? read : throw new BackupRefusedException(BackupCodes.TooLarge, "", "The file unpacks to far more than a backup of its size can.");
        }
    }
}
