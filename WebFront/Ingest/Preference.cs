namespace Workshop.WebFront.Ingest;

/// <summary>The header <c>Prefer</c> (RFC 7240).</summary>
internal static class Preference
{
    private const string Strict = "handling=strict";

    /// <summary>Whether all entries or none are to be kept. Tells the sender that it was understood.</summary>
    public static bool IsStrict(HttpContext context)
    {
        var prefer = context.Request.Headers["Prefer"];
        if (prefer.Count == 0 || !HasStrict(prefer.ToString()))
            return false;
        context.Response.Headers["Preference-Applied"] = Strict;
        return true;
    }

    private static bool HasStrict(string prefer) => prefer
        .Split([',', ';'], StringSplitOptions.TrimEntries)
        .Any(preference => preference.Equals(Strict, StringComparison.OrdinalIgnoreCase));
}
