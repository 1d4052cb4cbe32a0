using Workshop.Audit;
using Workshop.Keys;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Audit;

/// <summary>
/// Writes what operators and admins did into the audit log: every request that writes and needs one of their scopes, and what else has a
/// name in it. The entry is stored before the answer is sent. Stands outside of <see cref="AccessMiddleware"/>, to see whom that refuses.
/// </summary>
internal sealed class AuditMiddleware(RequestDelegate next, AuditTrail trail, AuditPace pace, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (ActionOf(context) is { } action)
        {
            var note = new AuditNote(action) { Target = context.Request.Path };
            context.Features.Set(note);
            context.Response.OnStarting(() => WriteAsync(context, note, context.Response.StatusCode));
            // Who did it may go before there is an answer; then nobody has said how it ended.
            context.Response.OnCompleted(() => WriteAsync(context, note, StatusCodes.Status500InternalServerError));
        }

        return next(context);
    }

    /// <summary>Null if it is not written down.</summary>
    private static string? ActionOf(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
            return null;
        if (endpoint.Metadata.GetMetadata<Audited>() is { } named)
            return named.Action;
        var isForOperators = endpoint.Metadata.GetMetadata<RequiredScope>() is { Scope: var scope } && (scope & (Scopes.Operate | Scopes.Admin)) != Scopes.None;
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        return isForOperators && !reads ? RouteOf(context) : null;
    }

    private static string RouteOf(HttpContext context) => $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";

    private Task WriteAsync(HttpContext context, AuditNote note, int status)
    {
        if (!note.TakeTurn())
            return Task.CompletedTask;
        var actor = note.Actor ?? context.Features.Get<Caller>()?.Key;
        // Strangers can do nothing, and could fill the log; nor is anything done for those who are told to come back later.
        if (actor is null || status is StatusCodes.Status401Unauthorized or StatusCodes.Status429TooManyRequests)
            return Task.CompletedTask;
        var now = clock.GetUtcNow();
        if (status == StatusCodes.Status403Forbidden && !pace.Allows(actor.Id, RouteOf(context), now))
            return Task.CompletedTask;

        return trail.WriteAsync(new AuditEntry
        {
            Uid = Guid.CreateVersion7(now),
            At = now,
            KeyId = actor.Id,
            KeyName = actor.Name,
            Action = note.Action,
            Target = note.Target,
            Address = AddressOf(context),
            Outcome = OutcomeOf(status),
            Detail = DetailOf(note),
        });
    }

    private static AuditOutcome OutcomeOf(int status) => status switch
    {
        < 400 => AuditOutcome.Done,
        < 500 => AuditOutcome.Refused,
        _ => AuditOutcome.Failed,
    };

    private static string? DetailOf(AuditNote note)
    {
        if (note.Problem is null)
            return note.Detail;
        return note.Detail is null ? note.Problem : $"{note.Problem}: {note.Detail}";
    }

    private static string? AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.ToString();
    }
}
