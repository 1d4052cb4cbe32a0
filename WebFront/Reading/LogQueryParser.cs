using System.Globalization;
using Workshop.Entries;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Reading;

/// <summary>Reads a <see cref="LogQuery"/> from a query string. Collects everything that is wrong, misspelt parameters included.</summary>
internal sealed class LogQueryParser(IQueryCollection query)
{
    private static readonly string[] Known = ["team", "feature", "day", "status", "type", "unusual", "q", "limit", "cursor"];

    private readonly List<string> _errors = [];

    /// <returns>The query, or what is wrong with it.</returns>
    public static (LogQuery? Query, string? Errors) Parse(IQueryCollection query)
    {
        var parser = new LogQueryParser(query);
        var parsed = parser.Read();
        return parser._errors.Count == 0 ? (parsed, null) : (null, string.Join(' ', parser._errors));
    }

    private LogQuery Read()
    {
        foreach (var name in query.Keys.Where(name => !Known.Contains(name)))
            _errors.Add($"'{name}' is no parameter; known are {string.Join(", ", Known)}.");

        foreach (var (name, values) in query.Where(parameter => parameter.Value.Count > 1))
            _errors.Add($"{name} is given {values.Count} times.");

        return new LogQuery
        {
            Team = Name("team"),
            Feature = Name("feature"),
            Type = Name("type"),
            Day = One("day", "must be a day like 2026-12-24", text => Words.ParseDay(text)),
            Status = One("status", $"must be one of {Words.Statuses}", text => Words.ParseStatus(text)),
            Unusual = One("unusual", "must be true or false", ParseBoolean),
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
