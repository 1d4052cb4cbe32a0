using System.Globalization;

namespace Workshop.WebFront.Queries;

/// <summary>A page of a list whose elements have rising numbers, newest first.</summary>
/// <param name="Limit">How many are wanted at most.</param>
/// <param name="Below">The number of the last one of the page before.</param>
internal readonly record struct NumberedPage(int Limit, long Below)
{
    public const int DefaultLimit = 50;

    public const int MaxLimit = 500;

    /// <summary>How many to read: one more than asked for tells whether there is a next page.</summary>
    public int Reading => Limit + 1;

    /// <summary>Reads <c>limit</c> and <c>cursor</c> from the query string.</summary>
    public static NumberedPage Read(QueryReader query) => new(query.Limit(MaxLimit) ?? DefaultLimit, query.Cursor(ParseNumber) ?? long.MaxValue);

    /// <summary>The page of what was read, with a link to the next one if there is more.</summary>
    public T[] Cut<T>(HttpContext context, IEnumerable<T> read, Func<T, long> numberOf)
    {
        T[] all = [.. read];
        if (all.Length <= Limit)
            return all;
        var page = all[..Limit];
        context.LinkNext(numberOf(page[^1]).ToString(CultureInfo.InvariantCulture));
        return page;
    }

    private static long? ParseNumber(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : null;
}
