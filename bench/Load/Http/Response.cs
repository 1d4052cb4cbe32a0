using System.Buffers.Text;
using System.Text;

namespace Workshop.Bench.Load.Http;

/// <summary>As much of an HTTP/1.1 answer as a load generator looks at.</summary>
/// <param name="Status">The status code.</param>
/// <param name="BodyStart">Where the body begins. A chunked body is left with its chunk lines.</param>
/// <param name="Length">The length of the whole answer.</param>
internal readonly record struct Response(int Status, int BodyStart, int Length)
{
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    /// <summary>No JSON text has a carriage return in it, so this ends a chunked body and nothing else does.</summary>
    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;

    /// <summary>Reads an answer if all of it is there.</summary>
    /// <param name="received">What came since the request; only one request is ever on its way.</param>
    public static bool TryRead(ReadOnlySpan<byte> received, out Response response)
    {
        response = default;
        var headEnd = received.IndexOf(HeadEnd);
        if (headEnd < 0)
            return false;

        var head = received[..headEnd];
        var bodyStart = headEnd + HeadEnd.Length;
        var length = ContentLength(head) is { } bodyLength
            ? bodyStart + bodyLength
            : ChunkedLength(received, headEnd);
        response = new Response(StatusOf(head), bodyStart, length);
        return length >= 0 && received.Length >= length;
    }

    /// <summary>The number after the first <c>"name":</c>, or -1.</summary>
    public static long Number(ReadOnlySpan<byte> json, ReadOnlySpan<byte> quotedName)
    {
        var at = json.IndexOf(quotedName);
        if (at < 0)
            return -1;
        var value = json[(at + quotedName.Length)..].TrimStart(": "u8);
        return Utf8Parser.TryParse(value, out long number, out _) ? number : -1;
    }

    private static int StatusOf(ReadOnlySpan<byte> head)
    {
        const int afterVersion = 9; // "HTTP/1.1 "
        return head.Length > afterVersion && Utf8Parser.TryParse(head[afterVersion..], out int status, out _) ? status : 0;
    }

    private static int? ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "content-length:"u8;
        for (var next = head.IndexOf((byte)'\n'); next >= 0; next = head.IndexOf((byte)'\n'))
        {
            head = head[(next + 1)..];
            if (head.Length > name.Length
                && Ascii.EqualsIgnoreCase(head[..name.Length], name)
                && Utf8Parser.TryParse(head[name.Length..].TrimStart((byte)' '), out int length, out _))
                return length;
        }

        return null;
    }

    private static int ChunkedLength(ReadOnlySpan<byte> received, int headEnd)
    {
        var end = received[headEnd..].IndexOf(LastChunk);
        return end < 0 ? -1 : headEnd + end + LastChunk.Length;
    }
}
