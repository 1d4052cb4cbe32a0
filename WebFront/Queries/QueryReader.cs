using System.Globalization;
using Workshop.Entries;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Queries;

/// <summary>
/// Reads the parameters of a query string. Collects everything that is wrong, misspelt parameters included; an empty parameter is as good
/// as none.
/// </summary>
internal sealed class QueryReader
{
    private readonly IQueryCollection _query;
    private readonly List<string> _errors = [];

    /// <param name="query">The query string.</param>
    /// <param name="known">The parameters that there are.</param>
    public QueryReader(IQueryCollection query, params string[] known)
    {
        _query = query;
        foreach (var unknown in query.Keys.Where(name => !known.Contains(name)))
            _errors.Add($"'{unknown}' is no parameter; known {(known.Length == 1 ? "is" : "are")} {string.Join(", ", known)}.");
    }

    /// <summary>Everything that is wrong so far; null if nothing is.</summary>
    public Problem? Problem => _errors.Count == 0 ? null : KnownProblems.QueryInvalid(string.Join(' ', _errors));

    /// <param name="error">What is wrong, as a sentence.</param>
    public void Refuse(string error) => _errors.Add(error);

    /// <summary>For routes where the first of several values must not be taken for the whole.</summary>
    public void RefuseRepeated()
    {
        foreach (var (name, values) in _query.Where(static parameter => parameter.Value.Count > 1))
            _errors.Add($"{name} is given {values.Count} times.");
    }

    /// <summary>The parameter as it stands; null if it is empty.</summary>
    public string? Text(string parameter) => _query[parameter].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A team, feature or type in its normal form.</summary>
    public string? Name(string parameter)
    {
        if (Text(parameter) is not { } text)
            return null;
        if (!EntryNames.TryNormalize(text, out var name, out _))
            _errors.Add($"{parameter} must have 1 to 100 characters and no control characters.");
        return name;
    }

    public DateOnly? Day(string parameter) => One(parameter, "must be a day like 2026-12-24", static text => Words.ParseDay(text));

    /// <summary>How many the asker wants at most.</summary>
    /// <param name="max">How many there are at most.</param>
    public int? Limit(int max) => One(
        "limit",
        $"must be 1 to {max}",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= max ? value : (int?)null);

    /// <summary>Where the page before ended.</summary>
    public T? Cursor<T>(Func<string, T?> parse)
        where T : struct => One(NextPage.Cursor, "must be taken from a Link header as it stands", parse);

    /// <param name="parameter">Its name.</param>
    /// <param name="rule">What it must be, for whoever sent something else.</param>
    /// <param name="parse">Null if the text is not that.</param>
    public T? One<T>(string parameter, string rule, Func<string, T?> parse)
        where T : struct
    {
        if (Text(parameter) is not { } text)
            return null;
        var value = parse(text);
        if (value is null)
            _errors.Add($"{parameter} {rule}.");
        return value;
    }
}
