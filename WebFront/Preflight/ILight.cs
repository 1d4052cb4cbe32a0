namespace Workshop.WebFront.Preflight;

/// <summary>One check of the preflight.</summary>
internal interface ILight
{
    /// <summary>Names it for programs and translations.</summary>
    string Name { get; }

    /// <param name="asker">The request that asked for the preflight: its key opens what only a key opens.</param>
    /// <param name="cancellationToken">Ends it; whoever asked has gone, or it takes too long.</param>
    Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken);
}
