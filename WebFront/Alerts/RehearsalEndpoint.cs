using Microsoft.Extensions.Options;
using Workshop.Alerts;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;
using Workshop.WebFront.Alerts.Desk;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Alerts;

/// <summary><c>GET /api/v1/alerts/rehearsal</c>: what the present rules would have told of some days. It reads these days' log, so one at a time in a process.</summary>
internal sealed class RehearsalEndpoint(
    IEngine engine, IEventLog log, ICellStore cells, EngineOptions engineOptions, LocalDays days, LocalToday today, IOptions<AlertsOptions> options, TimeProvider clock) : IDisposable
{
    private const int DefaultDays = 30;
    private const int MaxDays = 92;

    /// <summary>More would not be read by anybody.</summary>
    private const int MaxIncidents = 5_000;

    private const int MostMessages = 100;
    private const int MostAlerts = 10;

    /// <summary>Long before there was anything to read.</summary>
    private static readonly DateOnly First = new(2000, 1, 1);

    private readonly SemaphoreSlim _turn = new(1);

    public async Task<IResult> GetAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query, "from", "to");
        var to = query.Day("to") ?? today.Date;
        var from = query.Day("from") ?? DateOnly.FromDayNumber(Math.Max(0, to.DayNumber + 1 - DefaultDays));
        if (to > today.Date)
            query.Refuse("to must not be after today.");
        if (from < First)
            query.Refuse("from must not be before 2000-01-01.");
        if (from > to)
            query.Refuse("from must not be after to.");
        else if (to.DayNumber - from.DayNumber >= MaxDays)
            query.Refuse($"from and to must not span more than {MaxDays} days.");
        if (query.Problem is { } problem)
            return problem;
        if (!await _turn.WaitAsync(TimeSpan.Zero, context.RequestAborted))
            return KnownProblems.Busy;
        try
        {
            return TypedResults.Json(await RehearseAsync(from, to, context.RequestAborted), ApiJson.Context.RehearsalView);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<RehearsalView> RehearseAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var rehearsal = new Rehearsal(options.Value.Rules(engineOptions.TimeZone));
        var (start, end) = (Time(days.Bounds(from).Start), Time(days.Bounds(to).End - 1));
        var (incidents, isTruncated) = await CriticalIncidents.ReadAsync(engine, start, MaxIncidents, cancellationToken);
        foreach (var incident in incidents)
            rehearsal.Add(incident, start, end);
        var history = await HistoryAsync(cancellationToken);
        await foreach (var (at, readiness) in history.ReadAsync(from, to, clock.GetUtcNow(), cancellationToken))
            rehearsal.Add(at, readiness);
        return Show(from, to, rehearsal.Run(), isTruncated);
    }

    private async Task<ReadinessHistory> HistoryAsync(CancellationToken cancellationToken)
    {
        var teams = await cells.ReadAsync(new CellRead { Queries = [] }, cancellationToken);
        var workshop = await engine.HistoryAsync(cancellationToken);
        return new ReadinessHistory(log, [.. teams.Teams.Select(static team => team.Team)], workshop.Days, engineOptions);
    }

    private static RehearsalView Show(DateOnly from, DateOnly to, RehearsalResult result, bool isTruncated) => new(
        Words.Of(from),
        Words.Of(to),
        result.Alerts.Count,
        result.Messages.Count,
        result.Alerts.GroupBy(static alert => AlertNames.Of(alert.Kind)).ToDictionary(static kind => kind.Key, static kind => kind.Count()),
        isTruncated,
        [.. result.Messages.Reverse().Take(MostMessages).Select(Show)]);

    private static RehearsedMessageView Show(RehearsedMessage message) =>
        new(Words.Of(message.At), message.Alerts.Count, [.. message.Alerts.Take(MostAlerts).Select(AlertView.Of)]);

    private static DateTimeOffset Time(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
}
