namespace Workshop.Stats;

/// <summary>Errors by type over a moving window of days.</summary>
/// <param name="length">Days in the window.</param>
/// <param name="today">Its last day.</param>
internal sealed class ErrorTypes(int length, DateOnly today)
{
    /// <summary>So many types are told.</summary>
    private const int Most = 10;

    private readonly WindowTally<string> _types = new(length, today);

    /// <summary>Adds a cell, which has a type; one without errors changes nothing.</summary>
    public void Add(DateOnly day, in Cell cell)
    {
        if (cell.Counters.Errors > 0)
            _types.Add(day, cell.Type!, cell.Counters);
    }

    public void MoveTo(DateOnly today) => _types.MoveTo(today);

    /// <summary>The most frequent ones, each with its share of all errors in the window.</summary>
    public IReadOnlyList<ErrorType> Top() => Top(All());

    /// <summary>The most frequent ones of several counts of the same window.</summary>
    /// <param name="types">Types with their errors; the same may come several times.</param>
    public static IReadOnlyList<ErrorType> Top(IEnumerable<ErrorType> types)
    {
        var sums = types.GroupBy(static type => type.Type, StringComparer.Ordinal)
            .Select(static type => (Type: type.Key, Count: type.Sum(static one => one.Count)))
            .ToList();
        var errors = sums.Sum(static type => type.Count);
        return
        [
            .. sums
                .OrderByDescending(static type => type.Count)
                .ThenBy(static type => type.Type, StringComparer.Ordinal)
                .Take(Most)
                .Select(type => new ErrorType(type.Type, type.Count, Kpis.Round(100m * type.Count / errors, 1))),
        ];
    }

    /// <summary>All of them, in no order; without shares.</summary>
    public IReadOnlyList<ErrorType> All() =>
        [.. _types.Sum.All.Select(static type => new ErrorType(type.Key, type.Value.Errors, Share: 0))];
}
