using System.Globalization;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Incidents;

/// <summary>Reads an <see cref="IncidentQuery"/> from a query string. Collects everything that is wrong, misspelt parameters included.</summary>
internal sealed class IncidentListQuery(IQueryCollection query)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 500;

    private static readonly string[] Known = ["state", "feature", "type", "limit", "cursor"];

    private readonly List<string> _errors = [];

    /// <returns>The query, or what is wrong with it.</returns>
    public static (IncidentQuery? Query, string? Errors) Parse(IQueryCollection query)
    {
        var parser = new IncidentListQuery(query);
        var parsed = parser.Read();
        return parser._errors.Count == 0 ? (parsed, null) : (null, string.Join(' ', parser._errors));
    }

    private IncidentQuery Read()
    {
        foreach (var unknown in query.Keys.Where(static name => !Known.Contains(name)))
            _errors.Add($"'{unknown}' is no parameter; known are {string.Join(", ", Known)}.");
        return new IncidentQuery
        {
            States = States(),
            Feature = Name("feature"),
            Type = Name("type"),
            Limit = One("limit", $"must be 1 to {MaxLimit}", ParseLimit) ?? DefaultLimit,
            After = One("cursor", "must be taken from a Link header as it stands", ParseId),
        };
    }

    private IncidentState[] States()
    {
        var text = query["state"].ToString();
        if (text.Length == 0)
            return [];
        IncidentState?[] states = [.. text.Split(',').Select(static word => Words.ParseIncidentState(word))];
        if (states.Contains(null))
            _errors.Add("state must be open, acknowledged or resolved, or several of these with commas between.");
        return [.. states.OfType<IncidentState>()];
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

    private static int? ParseLimit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= MaxLimit ? value : null;

    private static IncidentId? ParseId(string text) => IncidentId.TryParse(text, out var id) ? id : null;
}
