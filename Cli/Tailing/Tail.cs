using System.Net.ServerSentEvents;
using System.Text.Json;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Tailing;

/// <summary>Follows the log. When the connection is lost it comes back, and makes up for what came meanwhile.</summary>
/// <param name="service">Whose log.</param>
/// <param name="screen">Where it is shown.</param>
/// <param name="filters">The filters as a query; made anew for each request.</param>
/// <param name="clock">Waits between attempts.</param>
internal sealed class Tail(Service service, Screen screen, Func<QueryText> filters, TimeProvider clock)
{
    private const string Log = "api/v1/production/log";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly Shown _shown = new();

    /// <summary>Runs until it is stopped.</summary>
    /// <param name="last">How many entries come first that are there already.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="CommandFailure">The service cannot be reached at first, or refuses.</exception>
    public async Task RunAsync(int last, CancellationToken stop)
    {
        var pause = FirstPause;
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                using var stream = await service.SendAsync(HttpMethod.Get, Log + "/stream" + filters(), content: null, stop);
                // What is read now and what the stream tells overlap; nothing is between them.
                await ShowBeforeAsync(isFirst, last, stop);
                pause = FirstPause;
                await FollowAsync(stream, stop);
            }
            catch (CommandFailure lost) when (!isFirst && lost.ExitCode is ExitCodes.Unreachable or ExitCodes.NotNow)
            {
                // Told below.
            }

            screen.Note($"[yellow]The connection was lost. Trying again in {pause.TotalSeconds:0.#} s.[/]");
            await Task.Delay(pause, clock, stop);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task ShowBeforeAsync(bool isFirst, int last, CancellationToken stop)
    {
        if (!isFirst && _shown.NewestReceived is { } newest)
            await new MissedEntries(service, filters, _shown, newest).ShowAsync(Show, screen, stop);
        else if (last > 0)
            ShowOldestFirst(await service.GetAsync<List<JsonElement>>(Log + filters().Add("limit", $"{last}"), stop));
    }

    private async Task FollowAsync(HttpResponseMessage stream, CancellationToken stop)
    {
        try
        {
            await using var body = await stream.Content.ReadAsStreamAsync(stop);
            await foreach (var item in SseParser.Create(body).EnumerateAsync(stop))
            {
                if (item.EventType is "entry")
                    Show(JsonElement.Parse(item.Data));
                else if (item.EventType is "skipped")
                    screen.Note("[yellow]Some entries were skipped: they came faster than they could be shown.[/]");
            }
        }
        catch (Exception lost) when (lost is IOException or HttpRequestException && !stop.IsCancellationRequested)
        {
            // Comes back.
        }
    }

    private void ShowOldestFirst(List<JsonElement> entries)
    {
        for (var i = entries.Count - 1; i >= 0; i--)
            Show(entries[i]);
    }

    private void Show(JsonElement json)
    {
        var entry = json.Deserialize<LogEntry>(CliJson.Options)!;
        if (!_shown.Add(entry))
            return;
        if (screen.Json)
            screen.Line(JsonSerializer.Serialize(json, CliJson.Options));
        else
            screen.Markup(EntryLine.Of(entry));
    }
}
