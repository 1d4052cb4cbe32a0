using Workshop.Keys;
using Workshop.WebFront.Audit;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Corrections;

/// <summary>Misspelt teams and features: what they count for, and who has said so.</summary>
internal static class CorrectionsFeature
{
    public static void MapCorrections(this IEndpointRouteBuilder routes)
    {
        var corrections = routes.MapGroup("/api/v1/corrections").WithTags("Corrections");
        corrections.MapGet("", CorrectionEndpoints.ListAsync).RequireScope(Scopes.Read)
            .WithSummary("Every correction of a name, the last one first").Produces<IReadOnlyList<CorrectionView>>();
        corrections.MapPost("", CorrectionEndpoints.CorrectAsync).RequireScope(Scopes.Admin).WithAudit("name.correct")
            .WithSummary("Has a misspelt team or feature count for another, or undoes that")
            .WithDescription("Every figure follows, those of the past too. The log keeps what was sent. Repeating it with the same id changes nothing.")
            .Accepts<CorrectionBody>("application/json").Produces<CorrectionView>();
    }
}
