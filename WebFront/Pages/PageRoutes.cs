using Workshop.WebFront.Json;

namespace Workshop.WebFront.Pages;

/// <summary>Which paths are pages. One document serves them all; which page it shows is its own business (ui/src/route).</summary>
internal static class PageRoutes
{
    /// <summary>Below these, programs are answered, even those that people type into a browser.</summary>
    private static readonly string[] ForPrograms = ["/api", "/production", "/hubs", "/health", "/openapi", "/assets"];

    /// <summary>Whether there is a page at the path, as far as the path tells: a team that nobody knows has one, which says so.</summary>
    public static bool IsPage(PathString path) => Segments(path) switch
    {
        [] or ["log"] or ["teams"] or ["features"] or ["days"] or ["incidents"] or ["alerts"] or ["wall"] or ["lights"] or ["settings"] => true,
        ["teams" or "features" or "incidents", not ""] => true,
        ["days", var day] => Words.ParseDay(day) is not null,
        _ => false,
    };

    /// <summary>Whether somebody who finds nothing there should be shown a page that says so.</summary>
    public static bool IsForPeople(HttpRequest request) =>
        !ForPrograms.Any(program => request.Path.StartsWithSegments(program, StringComparison.Ordinal))
        && request.Headers.Accept.Any(static accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    private static string[] Segments(PathString path) =>
        path.Value is null or "/" ? [] : path.Value[1..].Split('/');
}
