using System.Globalization;
using Workshop.Entries;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Reading;

/// <summary>Reads a <see cref="LogQuery"/> from a query string. Collects everything that is wrong, misspelt parameters included.</summary>
internal sealed class LogQueryParser(IQueryCollection query, string[] known)
{
    /// <summary>What narrows the log.</summary>
    public static readonly string[] Filters = ["team", "feature", "day", "from", "to", "since", "until", "late", "status", "type", "counts", "unusual", "q"];

    private static readonly string[] All = [.. Filters, "limit", "cursor"];

    private readonly List<string> _errors = [];

    /// <returns>The query, or what is wrong with it.</returns>
    public static (LogQuery? Query, string? Errors) Parse(IQueryCollection query) => Parse(query, All);

    /// <param name="query">The query string.</param>
    /// <param name="known">The parameters that there are.</param>
    /// <returns>The query, or what is wrong with it.</returns>
    public static (LogQuery? Query, string? Errors) Parse(IQueryCollection query, string[] known)
    {
        var parser = new LogQueryParser(query, known);
        var parsed = parser.Read();
        return parser._errors.Count == 0 ? (parsed, null) : (null, string.Join(' ', parser._errors));
    }

    private LogQuery Read()
    {
        foreach (var name in query.Keys.Where(name => !known.Contains(name)))
            _errors.Add($"'{name}' is no parameter; known are {string.Join(", ", known)}.");

        foreach (var (name, values) in query.Where(parameter => parameter.Value.Count > 1))
            _errors.Add($"{name} is given {values.Count} times.");

        return new LogQuery
        {
            Team = Name("team"),
            Feature = Name("feature"),
            Type = Name("type"),
            Day = Day("day"),
            From = Day("from"),
            To = Day("to"),
            Since = Time("since"),
            Until = Time("until"),
            Late = Boolean("late"),
            Status = One("status", $"must be one of {Words.Statuses}", text => Words.ParseStatus(text)),
            Counts = Counts(),
            Unusual = Boolean("unusual"),
            Text = query["q"].ToString() is { Length: > 0 } text ? text : null,
            Limit = One("limit", $"must be 1 to {LogQuery.MaxLimit}", ParseLimit) ?? LogQuery.DefaultLimit,
            After = One("cursor", "must be taken from a Link header as it stands", text => LogPosition.Parse(text)),
        };
    }

    private string? Name(string parameter)
    {
        var text = query[parameter].ToString();
        if (text.Length == 0)
            return null;
        if (!EntryNames.TryNormalize(text, out var name, out _))
            _errors.Add($"{parameter} must have 1 to 100 characters and no control characters.");
        return name;
    }

    private Counter? Counts()
    {
        var name = query["counts"].ToString();
        if (name.Length == 0)
            return null;
        var counter = Counter.Find(name);
        if (counter is null)
            _errors.Add($"counts must be one of {Counter.Names}.");
        return counter;
    }

    private DateOnly? Day(string parameter) => One(parameter, "must be a day like 2026-12-24", text => Words.ParseDay(text));

    private DateTimeOffset? Time(string parameter) => One(parameter, "must be a time like 2026-12-24T18:00:00.000Z", text => Words.ParseTime(text));

    private bool? Boolean(string parameter) => One(parameter, "must be true or false", ParseBoolean);

    private T? One<T>(string parameter, string rule, Func<string, T?> parse)
        where T : struct
    {
        var text = query[parameter].ToString();
        if (text.Length == 0)
            return null;
        var value = parse(text);
        if (value is null)
            _errors.Add($"{parameter} {rule}.");
        return value;
    }

    private static bool? ParseBoolean(string text) => bool.TryParse(text, out var value) ? value : null;

    private static int? ParseLimit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= LogQuery.MaxLimit ? value : null;
}
