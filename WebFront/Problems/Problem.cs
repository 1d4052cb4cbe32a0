using Workshop.Entries;

namespace Workshop.WebFront.Problems;

/// <summary>
/// An error as it is answered: RFC 9457 problem details with a <see cref="Code"/> that programs can rely on.
/// Nothing in it comes from an exception.
/// </summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">One of the codes in docs/api.md.</param>
/// <param name="Title">What kind of problem it is; the same for every occurrence.</param>
/// <param name="Detail">For a person: what is wrong here and how to mend it.</param>
internal sealed record Problem(int Status, string Code, string Title, string? Detail = null) : IResult
{
    /// <summary>When to try again; only with 429 and 503.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Closes the connection: what is left of the request's body is not read.</summary>
    public bool Close { get; init; }

    /// <summary>What is wrong with single entries.</summary>
    public IReadOnlyList<EntryProblem>? Errors { get; init; }

    /// <summary>Entries with at least one problem; given with <see cref="Errors"/>.</summary>
    public int Rejected { get; init; }

    /// <summary>What is wrong at single places of the body.</summary>
    public IReadOnlyList<BodyFault>? Faults { get; init; }

    public Task ExecuteAsync(HttpContext httpContext) => ProblemWriter.WriteAsync(httpContext, this);
}
