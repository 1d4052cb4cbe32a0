using System.IO.Compression;
using System.Runtime.InteropServices;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Ingest;

/// <summary>Decompresses gzip, and stops where a gzip bomb would begin.</summary>
internal static class Gunzip
{
    private const int ChunkSize = 64 * 1024;

    /// <param name="limit">Bytes that are taken after decompression.</param>
    /// <returns>Why it was not decompressed; null if it was.</returns>
    public static Problem? Decompress(ReadOnlyMemory<byte> zipped, PooledBuffer unzipped, int limit)
    {
        try
        {
            MemoryMarshal.TryGetArray(zipped, out var array);
            using var gzip = new GZipStream(new MemoryStream(array.Array!, array.Offset, array.Count), CompressionMode.Decompress);
            while (true)
            {
                var read = gzip.Read(unzipped.Free(ChunkSize).Span);
                if (read == 0)
                    return null;
                unzipped.Advance(read);
                if (unzipped.Length > limit)
                    return KnownProblems.UnzippedTooLarge(limit);
            }
        }
        catch (InvalidDataException)
        {
            return KnownProblems.BodyGzip;
        }
    }
}
