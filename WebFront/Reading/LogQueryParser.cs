using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Reading;

/// <summary>Reads a <see cref="LogQuery"/> from a query string.</summary>
internal static class LogQueryParser
{
    /// <summary>What narrows the log.</summary>
    public static readonly string[] Filters = ["team", "feature", "day", "from", "to", "since", "until", "late", "status", "type", "counts", "unusual", "q"];

    private static readonly string[] All = [.. Filters, "limit", NextPage.Cursor];

    /// <returns>The query, or what is wrong with it.</returns>
    public static (LogQuery? Query, Problem? Problem) Parse(IQueryCollection query) => Parse(query, All);

    /// <param name="query">The query string.</param>
    /// <param name="known">The parameters that there are.</param>
    /// <returns>The query, or what is wrong with it.</returns>
    public static (LogQuery? Query, Problem? Problem) Parse(IQueryCollection query, string[] known)
    {
        var reader = new QueryReader(query, known);
        reader.RefuseRepeated();
        var parsed = Read(reader);
        return reader.Problem is { } problem ? (null, problem) : (parsed, null);
    }

    private static LogQuery Read(QueryReader query) => new()
    {
        Team = query.Name("team"),
        Feature = query.Name("feature"),
        Type = query.Name("type"),
        Day = query.Day("day"),
        From = query.Day("from"),
        To = query.Day("to"),
        Since = Time(query, "since"),
        Until = Time(query, "until"),
        Late = Boolean(query, "late"),
        Status = query.One("status", $"must be one of {Words.Statuses}", static text => Words.ParseStatus(text)),
        Counts = Counts(query),
        Unusual = Boolean(query, "unusual"),
        Text = query.Text("q"),
        Limit = query.Limit(LogQuery.MaxLimit) ?? LogQuery.DefaultLimit,
        After = query.Cursor(static text => LogPosition.Parse(text)),
    };

    private static Counter? Counts(QueryReader query)
    {
        if (query.Text("counts") is not { } name)
            return null;
        var counter = Counter.Find(name);
        if (counter is null)
            query.Refuse($"counts must be one of {Counter.Names}.");
        return counter;
    }

    private static DateTimeOffset? Time(QueryReader query, string parameter) =>
        query.One(parameter, "must be a time like 2026-12-24T18:00:00.000Z", static text => Words.ParseTime(text));

    private static bool? Boolean(QueryReader query, string parameter) =>
        query.One(parameter, "must be true or false", static text => bool.TryParse(text, out var value) ? value : (bool?)null);
}
