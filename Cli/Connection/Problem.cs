using System.Text.Json;
using Workshop.Cli.Output;

namespace Workshop.Cli.Connection;

/// <summary>The service's own explanation of an error (RFC 9457), as far as it is used here.</summary>
internal sealed record Problem(string? Code, string? Title, string? Detail, int Rejected, IReadOnlyList<EntryProblem>? Errors)
{
    /// <summary>Longer explanations are none.</summary>
    private const int MaxLength = 1 << 20;

    private const string MediaType = "application/problem+json";

    /// <summary>Null if what answered does not explain itself as a Workshop does.</summary>
    public static async Task<Problem?> ReadAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not MediaType)
            return null;
        try
        {
            await answer.Content.LoadIntoBufferAsync(MaxLength, stop);
            return JsonSerializer.Deserialize<Problem>(await answer.Content.ReadAsStringAsync(stop), CliJson.Options);
        }
        catch (Exception unreadable) when (unreadable is JsonException or HttpRequestException or IOException)
        {
            return null;
        }
    }
}

/// <summary>What is wrong with one entry of a request.</summary>
internal sealed record EntryProblem(int Index, string Pointer, string Code, string Detail);
