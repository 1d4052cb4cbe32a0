using System.Globalization;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.WebFront.Figures;

/// <summary>Which teams or features a list has: names that people begin to type, and how many of them.</summary>
/// <param name="Prefix">What the name, or a word in it, starts with; empty: any.</param>
/// <param name="Limit">At most so many.</param>
internal sealed record NameQuery(string Prefix, int Limit)
{
    private const int MaxLimit = 500;

    private static readonly string[] Known = ["prefix", "limit"];

    /// <returns>The query, or what is wrong with it.</returns>
    public static (NameQuery? Query, string? Errors) Parse(IQueryCollection query)
    {
        var errors = new List<string>();
        foreach (var unknown in query.Keys.Where(static name => !Known.Contains(name)))
            errors.Add($"'{unknown}' is no parameter; known are {string.Join(", ", Known)}.");

        var prefix = query["prefix"].ToString();
        if (prefix.Length > 0 && !EntryNames.TryNormalize(prefix, out prefix, out _))
            errors.Add("prefix must have 1 to 100 characters and no control characters.");

        var limit = int.MaxValue;
        if (query["limit"].ToString() is { Length: > 0 } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MaxLimit))
            errors.Add($"limit must be 1 to {MaxLimit}.");

        return errors.Count == 0 ? (new NameQuery(prefix, limit), null) : (null, string.Join(' ', errors));
    }

    /// <summary>Those whose names start so come first, then those with a word that does; each in the order given.</summary>
    public IEnumerable<NamedCounters> Of(IReadOnlyList<NamedCounters> all) => Prefix.Length == 0
        ? all.Take(Limit)
        : all.Where(one => StartsAt(one.Name, 0)).Concat(all.Where(one => !StartsAt(one.Name, 0) && HasWord(one.Name))).Take(Limit);

    private bool HasWord(string name)
    {
        for (var i = 1; i < name.Length; i++)
        {
            if (!char.IsLetterOrDigit(name[i - 1]) && StartsAt(name, i))
                return true;
        }

        return false;
    }

    private bool StartsAt(string name, int start) =>
        name.AsSpan(start).StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
