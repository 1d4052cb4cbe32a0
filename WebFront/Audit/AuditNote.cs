using Workshop.Keys;

namespace Workshop.WebFront.Audit;

/// <summary>The route does something that is written into the audit log under this name, for example <c>key.create</c>; null: that is not written.</summary>
internal sealed record Audited(string? Action);

/// <summary>What will stand in the audit log about a request, collected while it is answered.</summary>
internal sealed class AuditNote(string action)
{
    private int _written;

    public string Action => action;

    /// <summary>Who, where the route itself finds out.</summary>
    public ApiKey? Actor { get; set; }

    public string? Target { get; set; }

    public string? Detail { get; set; }

    /// <summary>The code of the problem that it was answered with.</summary>
    public string? Problem { get; set; }

    /// <summary>True once.</summary>
    public bool TakeTurn() => Interlocked.Exchange(ref _written, 1) == 0;
}

/// <summary>For the routes of a program that the web front is a part of, too.</summary>
public static class AuditExtensions
{
    /// <summary>Gives what the route does a name in the audit log. Without one, what operators and admins may write is called by method and path.</summary>
    public static TBuilder WithAudit<TBuilder>(this TBuilder route, string action)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Audited(action));

    /// <summary>What the route takes is no deed of an operator, but data, and much of it: none of it is written into the audit log.</summary>
    public static TBuilder WithoutAudit<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Audited(Action: null));

    /// <summary>Says what a request does, for the audit log. Never a secret.</summary>
    /// <param name="context">The request.</param>
    /// <param name="target">What it is done to.</param>
    /// <param name="detail">More for people.</param>
    public static void Audit(this HttpContext context, string? target, string? detail)
    {
        if (context.Features.Get<AuditNote>() is not { } note)
            return;
        note.Target = target;
        note.Detail = detail;
    }

    /// <summary>Says who does it, on a route that anyone may call.</summary>
    internal static void AuditAs(this HttpContext context, ApiKey actor)
    {
        if (context.Features.Get<AuditNote>() is { } note)
            note.Actor = actor;
    }
}
