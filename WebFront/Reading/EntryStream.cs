using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Keys;
using Workshop.Stats;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Reading;

/// <summary><c>GET /production/log/stream</c>: new entries as Server-Sent Events, until the reader goes, its key ends or the service stops.</summary>
internal sealed class EntryStream(IEngine engine, LocalDays days, KeyRing keys, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>How often a silent stream says that it is alive; proxies close what is silent for longer.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Appends that may wait for a reader.</summary>
    private const int Capacity = 256;

    public async Task HandleAsync(HttpContext context)
    {
        var (query, problem) = LogQueryParser.Parse(context.Request.Query, LogQueryParser.Filters);
        if (query is null)
        {
            await ProblemWriter.WriteAsync(context, problem!);
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await StreamAsync(context, query, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The ordinary end of a stream.
        }
    }

    private async Task StreamAsync(HttpContext context, LogQuery query, CancellationTokenSource end)
    {
        var ending = end.Token;
        var key = context.Caller().Key;
        using var feed = await engine.SubscribeAsync(Capacity, ending);
        var response = context.Response;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await CommentAsync(response, "watching", ending);

        var filter = new FrameFilter(query, days);
        await using var batches = feed.ReadAllAsync(ending).GetAsyncEnumerator(ending);
        while (await NextAsync(batches, response, key, end))
        {
            var batch = batches.Current;
            WriteSkipped(response, batch.Skipped);
            var names = await engine.NamesAsync(ending);
            if (names.DiffersFrom(query.Names))
            {
                query = query with { Names = names };
                filter = new FrameFilter(query, days);
            }

            if (query.Team is null || names.TeamOf(query.Team) == names.TeamOf(batch.Team))
            {
                foreach (var frame in batch.Frames)
                    WriteFrame(response, batch.Team, frame, filter, names);
            }

            await response.BodyWriter.FlushAsync(ending);
        }
    }

    /// <summary>Waits for the next batch, with a heartbeat whenever that takes long. Nothing is sent for a key that has ended.</summary>
    private async Task<bool> NextAsync(IAsyncEnumerator<LiveBatch> batches, HttpResponse response, ApiKey key, CancellationTokenSource end)
    {
        var ending = end.Token;
        var next = batches.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ending);
            if (await Task.WhenAny(next, Task.Delay(Heartbeat, clock, waiting.Token)) != next && !ending.IsCancellationRequested)
            {
                if (keys.FindById(key.Id) is null)
                    await end.CancelAsync();
                else
                    await CommentAsync(response, "still here", ending);
            }

            await waiting.CancelAsync();
        }

        return await next && keys.FindById(key.Id) is not null;
    }

    private static async Task CommentAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        Encoding.ASCII.GetBytes($": {text}\n\n", response.BodyWriter);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private static void WriteSkipped(HttpResponse response, long count)
    {
        if (count > 0)
            Encoding.ASCII.GetBytes($"event: skipped\ndata: {{\"count\":{count}}}\n\n", response.BodyWriter);
    }

    private static void WriteFrame(HttpResponse response, string team, NumberedFrame numbered, FrameFilter filter, CorrectedNames names)
    {
        var frame = new Frame(numbered.Bytes.Span);
        if (!filter.Begin(frame))
            return;
        for (var i = 0; i < frame.Rows.Length; i++)
        {
            ref readonly var row = ref frame.Rows[i];
            if (filter.Wants(frame, row))
                WriteEntry(response, names.Correct(frame.Decode(row, team, numbered.FirstSeq + i)));
        }
    }

    private static void WriteEntry(HttpResponse response, Entry entry)
    {
        var body = response.BodyWriter;
        Encoding.ASCII.GetBytes("event: entry\ndata: ", body);
        using (var json = new Utf8JsonWriter(body, ApiJson.WriterOptions))
            EntryJson.Write(json, entry);
        Encoding.ASCII.GetBytes("\n\n", body);
    }
}
