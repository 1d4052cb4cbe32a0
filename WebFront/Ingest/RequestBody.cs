using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Ingest;

/// <summary>Reads a request's body whole, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Memory taken at once for what Content-Length announces; announcing costs a sender nothing, so no more is taken on trust.</summary>
    private const int MaxPresized = 1 << 20;

    /// <summary>Appends the body to the buffer.</summary>
    /// <param name="limit">Bytes that are taken. One more, and nothing further is read.</param>
    /// <returns>Why the body was not read; null if it was.</returns>
    public static async ValueTask<Problem?> ReadAsync(HttpRequest request, PooledBuffer buffer, int limit)
    {
        if (request.ContentLength > limit)
            return KnownProblems.BodyTooLarge(limit);
        if (request.ContentLength is { } announced and > 0)
            buffer.Free((int)Math.Min(announced, MaxPresized));

        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync();
            if (buffer.Length + result.Buffer.Length > limit)
            {
                reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                return KnownProblems.BodyTooLarge(limit);
            }

            buffer.Append(result.Buffer);
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
                return null;
        }
    }
}
