using System.IO.Compression;

namespace Workshop.WebFront.Tests.Workshops;

internal static class Gzip
{
    public static byte[] Pack(string text, CompressionLevel level = CompressionLevel.Optimal) => Pack(Encoding.UTF8.GetBytes(text), level);

    public static byte[] Pack(byte[] bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Zeros that take almost no room: a small bomb.</summary>
    public static byte[] Bomb(int unpackedBytes) => Pack(new byte[unpackedBytes]);
}
