using Microsoft.Extensions.Options;
using Workshop.Entries;
using Workshop.WebFront.Observability;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Ingest;

/// <summary>
/// <c>POST /production/log</c>: reads, parses and appends entries. Bound by hand and written by hand, because this one route
/// decides how many stations a machine can serve.
/// </summary>
/// <remarks>
/// 200 means that every accepted entry is on disk and counted. Any other outcome, a broken connection included, leaves open what
/// was stored; repeating the request with the same ids is always right, and counts nothing twice.
/// </remarks>
internal sealed class IngestHandler(IEngine engine, EntryParser parser, NameRegistry names, SharedNames sharedNames, IngestMetrics metrics, IOptions<IngestOptions> options, TimeProvider clock)
{
    private readonly int _maxBodyBytes = options.Value.MaxBodyBytes;
    private readonly int _maxUnzippedBytes = options.Value.MaxUnzippedBytes;

    public async Task HandleAsync(HttpContext context)
    {
        var (parsed, problem) = await ParseAsync(context);
        using (parsed)
        {
            problem ??= ProblemOf(parsed!);
            if (problem is not null)
            {
                metrics.Count(default, parsed?.Rejected ?? 0);
                await ProblemWriter.WriteAsync(context, problem);
                return;
            }

            var result = await StoreAsync(parsed!.Batches);
            metrics.Count(result, parsed.Rejected);
            IngestAnswer.Write(context.Response, result, parsed);
        }
    }

    /// <summary>What the body says. Its memory is given back here: batches hold copies.</summary>
    private async ValueTask<(ParsedEntries? Parsed, Problem? Problem)> ParseAsync(HttpContext context)
    {
        if (BodyFormat.Of(context.Request, out var format) is { } misunderstood)
            return (null, misunderstood);
        var caller = context.Caller();
        if (TeamOfRequest.Of(context.Request, caller, out var team) is { } forbidden)
            return (null, forbidden);

        using var body = new PooledBuffer();
        if (await ReadAsync(context.Request, format, body) is { } unreadable)
            return (null, unreadable);
        if (body.Length == 0)
            return (null, KnownProblems.BodyEmpty);

        var ingest = new IngestContext
        {
            DefaultTeam = team,
            BoundTeam = caller.Key.Team,
            KeyId = caller.Key.Id,
            ReceivedAt = clock.GetUtcNow(),
        };
        var parsed = Parse();
        if (sharedNames.MayHave(parsed))
        {
            parsed.Dispose();
            await sharedNames.LookAgainAsync();
            parsed = Parse();
        }

        return (parsed, null);

        ParsedEntries Parse() => parser.Parse(body.Written, format.Entries, ingest, Preference.IsStrict(context));
    }

    private async ValueTask<Problem?> ReadAsync(HttpRequest request, BodyFormat format, PooledBuffer body)
    {
        if (!format.Gzip)
            return await RequestBody.ReadAsync(request, body, _maxBodyBytes);

        using var zipped = new PooledBuffer();
        return await RequestBody.ReadAsync(request, zipped, _maxBodyBytes) ?? Gunzip.Decompress(zipped.Written, body, _maxUnzippedBytes);
    }

    private static Problem? ProblemOf(ParsedEntries parsed)
    {
        if (parsed.BodyProblem is { } unreadable)
            return KnownProblems.Body(unreadable);
        return parsed.Batches.Count == 0 && parsed.Rejected > 0 ? KnownProblems.EntriesInvalid(parsed.Problems, parsed.Rejected) : null;
    }

    /// <summary>
    /// Appends every team's batch. Nothing here is cancelled when the client goes away: the actors read the batches until they
    /// have answered, and only then may their memory be given back.
    /// </summary>
    private ValueTask<AppendResult> StoreAsync(IReadOnlyList<EntryBatch> batches)
    {
        var saved = names.SaveAsync(CancellationToken.None);
        return saved.IsCompletedSuccessfully && batches.Count == 1
            ? engine.AppendAsync(batches[0], CancellationToken.None)
            : StoreAsync(saved, batches);
    }

    private async ValueTask<AppendResult> StoreAsync(ValueTask saved, IReadOnlyList<EntryBatch> batches)
    {
        await saved;
        var results = await Task.WhenAll(batches.Select(AppendAsync));
        return new AppendResult(results.Sum(result => result.Accepted), results.Sum(result => result.Duplicates));
    }

    /// <summary>Never throws before it returns its task, so that none is left behind unawaited.</summary>
    private async Task<AppendResult> AppendAsync(EntryBatch batch) => await engine.AppendAsync(batch, CancellationToken.None);
}
