using Workshop.WebFront.Json;

namespace Workshop.WebFront.Figures;

/// <summary>First and last day that somebody asks about, both included.</summary>
internal readonly record struct DayRange(DateOnly From, DateOnly To)
{
    private const int MaxDays = 400;

    /// <summary>Reads <c>from</c> and <c>to</c>. Adds to <paramref name="errors"/> what is wrong with them.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="today">The last day, unless said otherwise.</param>
    /// <param name="days">How many days up to the last, unless said otherwise.</param>
    /// <param name="errors">Where to tell.</param>
    public static DayRange Parse(IQueryCollection query, DateOnly today, int days, List<string> errors)
    {
        var to = Day("to") ?? today;
        var from = Day("from") ?? DateOnly.FromDayNumber(Math.Max(0, to.DayNumber - days + 1));
        if (Refuse(from, to) is { } error)
            errors.Add(error);
        return new DayRange(from, to);

        DateOnly? Day(string parameter)
        {
            var text = query[parameter].ToString();
            if (text.Length == 0)
                return null;
            if (Words.ParseDay(text) is { } day)
                return day;
            errors.Add($"{parameter} must be a day like 2026-12-24.");
            return null;
        }
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
