using System.Text.Json;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Tailing;

/// <summary>What came while the connection was lost: read from the log, newest first, back to what was shown.</summary>
internal sealed class MissedEntries(Service service, Func<QueryText> filters, Shown shown, DateTimeOffset newest)
{
    private const string Log = "api/v1/production/log";

    /// <summary>Pages of 500; more is not shown, but said.</summary>
    private const int MaxPages = 20;

    public async Task ShowAsync(Action<JsonElement> show, Screen screen, CancellationToken stop)
    {
        var missed = new List<JsonElement>();
        var path = Log + filters().Add("limit", "500");
        for (var page = 0; path is not null && page < MaxPages; page++)
            path = await ReadPageAsync(path, missed, stop);
        if (path is not null)
            screen.Note("[yellow]More was logged meanwhile than is shown here.[/]");
        for (var i = missed.Count - 1; i >= 0; i--)
            show(missed[i]);
    }

    /// <returns>Where the next page is; null if all that was missed is read.</returns>
    private async Task<string?> ReadPageAsync(string path, List<JsonElement> missed, CancellationToken stop)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, path, content: null, stop);
        foreach (var json in await Service.ReadAsync<List<JsonElement>>(answer, stop))
        {
            var entry = json.Deserialize<LogEntry>(CliJson.Options)!;
            if (entry.ReceivedAt < newest)
                return null;
            if (!shown.Has(entry))
                missed.Add(json);
        }

        return NextPage.Of(answer);
    }
}
