using Microsoft.AspNetCore.Http.Features;
using Workshop.Entries;

namespace Workshop.WebFront.Figures;

/// <summary>
/// The name at the end of a path. Taken from the request's own target, because routing leaves %2F as it is and cannot tell a slash in a
/// name from one that was escaped twice.
/// </summary>
internal static class NameInPath
{
    /// <summary>Null if there is none that could be a name.</summary>
    public static string? Of(HttpContext context)
    {
        var target = Target(context);
        var query = target.IndexOf('?');
        if (query >= 0)
            target = target[..query];
        var last = target[(target.LastIndexOf('/') + 1)..];
        return EntryNames.TryNormalize(Uri.UnescapeDataString(last), out var name, out _) ? name : null;
    }

    /// <summary>The path as it was sent; as good as it can be put together again where the server does not tell.</summary>
    private static ReadOnlySpan<char> Target(HttpContext context)
    {
        var sent = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return string.IsNullOrEmpty(sent) ? context.Request.Path.ToUriComponent() : sent;
    }
}
