using Workshop.WebFront.Preflight.Errors;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether the service has logged errors of its own since it was started, in groups.</summary>
internal sealed class ErrorsLight(ErrorLog errors) : ILight
{
    private const int MostNamed = 5;

    public string Name => "errors";

    public Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken)
    {
        var groups = errors.Groups;
        if (groups.Count == 0)
            return Task.FromResult(Finding.Green("errors.none", "The service has logged no error since it was started."));
        var total = groups.Sum(static group => group.Count);
        var named = string.Join("; ", groups.Take(MostNamed));
        return Task.FromResult(Finding.Red(
                "errors.some",
                $"{total} errors since the start, of {groups.Count} kinds: {named}.",
                "Read the service's log, mend what it says, and start the service again.")
            .With("total", $"{total}").With("kinds", $"{groups.Count}").With("named", named));
    }
}
