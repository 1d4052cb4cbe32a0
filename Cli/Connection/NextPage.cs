namespace Workshop.Cli.Connection;

/// <summary>Where a list that comes in pages goes on.</summary>
internal static class NextPage
{
    private const string Relation = ">; rel=\"next\"";

    /// <summary>The path of the next page; null if this was the last.</summary>
    public static string? Of(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Link", out var links))
            return null;
        var next = links.FirstOrDefault(static link => link.StartsWith('<') && link.EndsWith(Relation, StringComparison.Ordinal));
        return next?[1..^Relation.Length];
    }
}
