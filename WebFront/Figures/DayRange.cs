using Workshop.WebFront.Queries;

namespace Workshop.WebFront.Figures;

/// <summary>First and last day that somebody asks about, both included.</summary>
internal readonly record struct DayRange(DateOnly From, DateOnly To)
{
    private const int MaxDays = 400;

    /// <summary>Reads <c>from</c> and <c>to</c>.</summary>
    /// <param name="query">The query string; it is told what is wrong with them.</param>
    /// <param name="today">The last day, unless said otherwise.</param>
    /// <param name="days">How many days up to the last, unless said otherwise.</param>
    public static DayRange Read(QueryReader query, DateOnly today, int days)
    {
        var to = query.Day("to") ?? today;
        var from = query.Day("from") ?? DateOnly.FromDayNumber(Math.Max(0, to.DayNumber - days + 1));
        if (Refuse(from, to) is { } error)
            query.Refuse(error);
        return new DayRange(from, to);
    }

    /// <summary>Why nobody is answered about these days; null if they are fine.</summary>
    public static string? Refuse(DateOnly from, DateOnly to)
    {
        if (from > to)
            return "from must not be after to.";
        return to.DayNumber - from.DayNumber >= MaxDays ? $"from and to must not span more than {MaxDays} days." : null;
    }

    public bool Contains(DateOnly day) => day >= From && day <= To;
}
