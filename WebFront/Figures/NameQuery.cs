using Workshop.Stats;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Figures;

/// <summary>Which teams or features a list has: names that people begin to type, and how many of them.</summary>
/// <param name="Prefix">What the name, or a word in it, starts with; empty: any.</param>
/// <param name="Limit">At most so many.</param>
internal sealed record NameQuery(string Prefix, int Limit)
{
    private const int MaxLimit = 500;

    /// <returns>The query, or what is wrong with it.</returns>
    public static (NameQuery? Query, Problem? Problem) Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query, "prefix", "limit");
        var parsed = new NameQuery(reader.Name("prefix") ?? "", reader.Limit(MaxLimit) ?? int.MaxValue);
        return reader.Problem is { } problem ? (null, problem) : (parsed, null);
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
