using Workshop.Incidents;

namespace Workshop.WebFront.Alerts.Desk;

/// <summary>Reads incidents with critical errors.</summary>
internal static class CriticalIncidents
{
    private const int PageSize = 500;

    /// <summary>Those in which one happened since a time, the last opened first.</summary>
    /// <param name="engine">Who knows them.</param>
    /// <param name="since">The time.</param>
    /// <param name="most">About so many are read.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <returns>Them, and whether there are more.</returns>
    public static async Task<(IReadOnlyList<Incident> Incidents, bool HasMore)> ReadAsync(
        IEngine engine, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        var incidents = new List<Incident>();
        var query = new IncidentQuery { CriticalSince = since, Limit = PageSize };
        while (true)
        {
            var page = await engine.IncidentsAsync(query, cancellationToken);
            incidents.AddRange(page.Incidents);
            if (!page.HasMore || incidents.Count >= most)
                return (incidents, page.HasMore);
            query = query with { After = incidents[^1].Id };
        }
    }
}
