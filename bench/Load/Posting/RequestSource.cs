namespace Workshop.Bench.Load.Posting;

/// <summary>Where requests go and what is in them.</summary>
/// <param name="Server">The server.</param>
/// <param name="Path">The path that takes entries.</param>
/// <param name="Key">The API key, or an empty text.</param>
/// <param name="Batch">Entries per request.</param>
/// <param name="Teams">How many teams the entries come from, at most 10,000.</param>
/// <param name="TeamsPerBatch">How many of them are in one request.</param>
internal sealed record RequestSource(Uri Server, string Path, string Key, int Batch, int Teams, int TeamsPerBatch)
{
    public static RequestSource From(Arguments arguments, int batch) => new(
        arguments.Server,
        arguments.Text("path", "/production/log"),
        arguments.Key,
        arguments.Number("batch", batch),
        arguments.Number("teams", 1000),
        arguments.Number("teams-per-batch", 1));
}
