using Workshop.Actors;
using Workshop.Utilisation;
using Workshop.WebFront.Exports;
using Workshop.WebFront.Figures;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Utilisation;

/// <summary><c>GET /api/v1/utilisation</c>: of one team day by day, or of all teams on one day.</summary>
internal sealed class UtilisationEndpoint(IEngine engine, Calendars calendars, LocalToday today, TimeProvider clock)
{
    /// <summary>Days that are told unless said otherwise: the dashboard's window.</summary>
    private const int DefaultDays = WorkshopActor.WindowDays;

    /// <summary>The days that can be told, with one beside each.</summary>
    private static readonly DayRange Days = new(new DateOnly(1970, 1, 2), new DateOnly(9998, 12, 30));

    public async Task<IResult> GetAsync(HttpContext context, bool asCsv)
    {
        var query = new QueryReader(context.Request.Query, "from", "to", "team");
        var team = query.Name("team");
        var range = DayRange.Read(query, today.Date, team is null ? 1 : DefaultDays);
        if (!Days.Contains(range.From) || !Days.Contains(range.To))
            query.Refuse("from and to must be from 1970-01-02 to 9998-12-30.");
        if (team is null && range.From != range.To)
            query.Refuse("Without a team, from and to must be the same day.");
        if (query.Problem is { } problem)
            return problem;

        if (await ReadAsync(team, range, context.RequestAborted) is not { } figures)
            return KnownProblems.NotFound with { Detail = "No team of this name has sent an entry." };
        IReadOnlyList<UtilisationView> rows = [.. figures.Select(static one => new UtilisationView(one))];
        if (asCsv)
        {
            Download.Name(context.Response, $"utilisation-{Words.Of(range.From)}-{Words.Of(range.To)}.csv");
            return new UtilisationCsv(rows);
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(rows, ApiJson.Context.IReadOnlyListUtilisationView);
    }

    /// <returns>Null if there is no such team.</returns>
    private async Task<IEnumerable<TeamUtilisation>?> ReadAsync(string? team, DayRange range, CancellationToken cancellationToken)
    {
        var names = await engine.NamesAsync(cancellationToken);
        var works = await WorksAsync(team is null ? null : names.TeamOf(team), range, cancellationToken);
        if (works is null)
            return null;
        var schedule = await calendars.ScheduleAsync(names, cancellationToken);
        var start = await FirstDayAsync(team, cancellationToken);
        // The minute that is running is planned, too: something may have been made in it.
        var end = (int)(clock.GetUtcNow().ToUnixTimeSeconds() / 60) + 1;
        var days = Enumerable.Range(range.From.DayNumber, range.To.DayNumber - range.From.DayNumber + 1).Select(DateOnly.FromDayNumber);
        return works.OrderBy(static work => work.Key, StringComparer.Ordinal).SelectMany(work => days.Select(day => schedule switch
        {
            null => new TeamUtilisation(work.Key, day) { Missing = MissingInput.Calendar },
            _ when day < start => new TeamUtilisation(work.Key, day) { Missing = MissingInput.Start },
            _ => TeamUtilisation.Of(schedule, work.Key, day, work.Value, end),
        }));
    }

    /// <summary>The day of the team's first entry; of all teams on a day only those are told that have entries on it.</summary>
    private async Task<DateOnly> FirstDayAsync(string? team, CancellationToken cancellationToken) =>
        team is not null && await engine.TeamAsync(team, cancellationToken) is { Days: [var first, ..] } ? first.Day : DateOnly.MinValue;

    /// <summary>The work of one team or of all that have any, with that of the days beside those that are asked about.</summary>
    private async Task<Dictionary<string, Dictionary<DateOnly, TeamWork>>?> WorksAsync(string? team, DayRange range, CancellationToken cancellationToken)
    {
        var (first, last) = (range.From.AddDays(-1), range.To.AddDays(1));
        if (team is not null)
        {
            var ofTeam = await engine.TeamWorkAsync(team, first, last, cancellationToken);
            return ofTeam is null ? null : new() { [team] = ofTeam.ToDictionary(static work => work.Day) };
        }

        var works = new List<TeamWork>();
        for (var day = first; day <= last; day = day.AddDays(1))
            works.AddRange(await engine.DayWorkAsync(day, cancellationToken));
        return works.GroupBy(static work => work.Team)
            .Where(ofTeam => ofTeam.Any(work => work.Day == range.From))
            .ToDictionary(static ofTeam => ofTeam.Key, static ofTeam => ofTeam.ToDictionary(static work => work.Day));
    }
}
