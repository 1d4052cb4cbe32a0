using Workshop.Stats;

namespace Workshop.Incidents;

/// <summary>
/// Which fixes mend which errors, by the words of their types, ignoring case and which separator stands between them. A fix is about
/// what is left of its type without the words that make it a fix: <c>paint.error.fixed</c> about "paint.error", <c>paint.fix</c> about
/// "paint". It mends errors whose whole type is that, or what is left of their type without the words that make it an error or a fix.
/// </summary>
internal static class IncidentTypes
{
    /// <summary>What a fix of this type is about.</summary>
    public static string AboutOf(string fixType) => Without(TypeTraits.Fix, fixType);

    /// <summary>What a fix may be about to mend errors of this type: one or two.</summary>
    public static IEnumerable<string> MendedBy(string errorType)
    {
        var whole = Without(TypeTraits.None, errorType);
        var subject = Without(TypeTraits.Error | TypeTraits.Fix, errorType);
        return whole == subject ? [whole] : [whole, subject];
    }

    private static string Without(TypeTraits traits, string type)
    {
        var kept = new List<string>();
        foreach (var range in TypeWords.Split(type))
        {
            var word = type.AsSpan(range);
            if (word.Length > 0 && (TypeWords.TraitsOfWord(word) & traits) == TypeTraits.None)
                kept.Add(word.ToString().ToUpperInvariant());
        }

        return string.Join('.', kept);
    }
}
