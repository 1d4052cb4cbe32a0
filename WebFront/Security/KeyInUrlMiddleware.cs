using Microsoft.AspNetCore.WebUtilities;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Security;

/// <summary>Refuses URLs with a key in them, right or wrong, before anything can log or answer them.</summary>
internal sealed class KeyInUrlMiddleware(RequestDelegate next)
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "key", "apikey", "api_key", "api-key", "token", "access_token", "x-ts-apikey", "x-api-key", "authorization", "bearer", "secret",
    };

    public Task InvokeAsync(HttpContext context) =>
        context.Request.QueryString.HasValue && HasKey(context.Request.QueryString.Value)
            ? ProblemWriter.WriteAsync(context, KnownProblems.KeyInUrl)
            : next(context);

    private static bool HasKey(string query)
    {
        foreach (var pair in new QueryStringEnumerable(query))
        {
            if (Names.Contains(pair.DecodeName().ToString()))
                return true;
        }

        return false;
    }
}
