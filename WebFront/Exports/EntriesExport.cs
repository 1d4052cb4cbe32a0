using System.Buffers;
using System.IO.Pipelines;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;
using Workshop.WebFront.Figures;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Reading;

namespace Workshop.WebFront.Exports;

/// <summary>
/// <c>GET /api/v1/export/entries.csv</c> and the like: entries day by day, team by team, in the order of their numbers. It is read as
/// fast as it is taken, and no more than a piece of the log is in memory.
/// </summary>
internal sealed class EntriesExport(IEngine engine, IEventLog log, LocalDays days, LocalToday today) : IDisposable
{
    /// <summary>Exports at once: a reader that is slow holds a connection to the database.</summary>
    private const int AtOnce = 2;

    private const int DefaultDays = 30;

    /// <summary>Rows that are written before it is waited until the reader has taken them; a few hundred kilobytes.</summary>
    private const int RowsPerFlush = 500;

    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);

    public async Task WriteAsync(HttpContext context, EntryFormat format, string extension)
    {
        using var _ = format;
        var (query, problem) = LogQueryParser.Parse(context.Request.Query, LogQueryParser.Filters);
        var range = query is null ? default : RangeOf(query, ref problem);
        if (problem is not null)
        {
            await ProblemWriter.WriteAsync(context, problem);
            return;
        }

        if (!await _turns.WaitAsync(0, context.RequestAborted))
        {
            await ProblemWriter.WriteAsync(context, KnownProblems.Busy with { Detail = $"{AtOnce} exports are running already." });
            return;
        }

        try
        {
            await WriteAsync(context, query!, range, format, extension);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private DayRange RangeOf(LogQuery query, ref Problem? problem)
    {
        var to = query.Day ?? query.To ?? today.Date;
        var from = query.Day ?? query.From ?? DateOnly.FromDayNumber(Math.Max(0, to.DayNumber - DefaultDays + 1));
        if (DayRange.Refuse(from, to) is { } error)
            problem = KnownProblems.QueryInvalid(error);
        return new DayRange(from, to);
    }

    private async Task WriteAsync(HttpContext context, LogQuery query, DayRange range, EntryFormat format, string extension)
    {
        var ending = context.RequestAborted;
        // Asked for before the answer begins: what fails here is told as a problem.
        var history = await engine.HistoryAsync(ending);
        query = query with { Names = await engine.NamesAsync(ending) };
        context.Response.ContentType = format.ContentType;
        Download.Name(context.Response, $"entries-{Words.Of(range.From)}-{Words.Of(range.To)}.{extension}");
        var body = context.Response.BodyWriter;
        format.Begin(body);
        var filter = new FrameFilter(query, days);
        foreach (var day in history.Days.Where(day => range.Contains(day.Day)))
        {
            foreach (var team in await TeamsAsync(day.Day, query, ending))
            {
                await foreach (var segment in log.ReadDayAsync(team, day.Day, ending))
                    await WriteAsync(segment, filter, query.Names, format, body, ending);
            }
        }

        format.End(body);
        await body.FlushAsync(ending);
    }

    /// <summary>
    /// The names that entries of a day may have been sent with. A correction that is made meanwhile changes how the day's figures are named, so
    /// these are asked for with those that they are named by; what the file tells stays as it was when it began.
    /// </summary>
    private async ValueTask<IEnumerable<string>> TeamsAsync(DateOnly day, LogQuery query, CancellationToken cancellationToken)
    {
        var names = await engine.NamesAsync(cancellationToken);
        while (true)
        {
            var figures = await engine.DayAsync(day, cancellationToken);
            var now = await engine.NamesAsync(cancellationToken);
            if (!now.DiffersFrom(names))
                return SentAs(figures?.Teams.Select(static team => team.Name) ?? [], names, query);
            names = now;
        }
    }

    private static IEnumerable<string> SentAs(IEnumerable<string> teams, CorrectedNames names, LogQuery query)
    {
        var only = query.Team is null ? null : query.Names.TeamOf(query.Team);
        return teams.SelectMany(names.TeamsSentAs)
            .Distinct(StringComparer.Ordinal)
            .Where(sent => only is null || query.Names.TeamOf(sent) == only)
            .Order(StringComparer.Ordinal);
    }

    private static async ValueTask WriteAsync(Segment segment, FrameFilter filter, CorrectedNames names, EntryFormat format, PipeWriter body, CancellationToken ending)
    {
        var unflushed = 0;
        foreach (var numbered in segment.NumberedFrames())
        {
            for (var (next, last) = (numbered.FirstSeq, numbered.LastSeq); next <= last;)
            {
                var upTo = Math.Min(last, next + RowsPerFlush - unflushed - 1);
                Write(segment.Team, numbered, next, upTo, filter, names, format, body);
                unflushed += (int)(upTo - next + 1);
                next = upTo + 1;
                if (unflushed < RowsPerFlush)
                    continue;
                await body.FlushAsync(ending);
                unflushed = 0;
            }
        }
    }

    private static void Write(string team, NumberedFrame numbered, long from, long upTo, FrameFilter filter, CorrectedNames names, EntryFormat format, IBufferWriter<byte> body)
    {
        var frame = new Frame(numbered.Bytes.Span);
        if (!filter.Begin(frame))
            return;
        for (var seq = from; seq <= upTo; seq++)
        {
            ref readonly var row = ref frame.Rows[(int)(seq - numbered.FirstSeq)];
            if (filter.Wants(frame, row))
                format.Write(body, names.Correct(frame.Decode(row, team, seq)));
        }
    }
}
