using Workshop.Incidents;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Incidents;

/// <summary>Reads an <see cref="IncidentQuery"/> from a query string.</summary>
internal static class IncidentQueryParser
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 500;

    private static readonly string[] Known = ["state", "feature", "type", "limit", NextPage.Cursor];

    /// <returns>The query, or what is wrong with it.</returns>
    public static (IncidentQuery? Query, Problem? Problem) Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query, Known);
        var parsed = new IncidentQuery
        {
            States = States(reader),
            Feature = reader.Name("feature"),
            Type = reader.Name("type"),
            Limit = reader.Limit(MaxLimit) ?? DefaultLimit,
            After = reader.Cursor(static text => IncidentId.TryParse(text, out var id) ? id : (IncidentId?)null),
        };
        return reader.Problem is { } problem ? (null, problem) : (parsed, null);
    }

    private static IncidentState[] States(QueryReader query)
    {
        if (query.Text("state") is not { } text)
            return [];
        IncidentState?[] states = [.. text.Split(',').Select(static word => Words.ParseIncidentState(word))];
        if (states.Contains(null))
            query.Refuse("state must be open, acknowledged or resolved, or several of these with commas between.");
        return [.. states.OfType<IncidentState>()];
    }
}
