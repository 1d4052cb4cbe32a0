using Workshop.Keys;
using Workshop.WebFront.Audit;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Security;
using static Workshop.WebFront.OpenApi.Parameters;

namespace Workshop.WebFront.Keys;

/// <summary>Admins and the keys that they give out.</summary>
internal static class KeysFeature
{
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyUses>();
        services.AddHostedService(static provider => provider.GetRequiredService<KeyUses>());
        services.AddSingleton<KeyViews>();
        return services;
    }

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/v1/keys").WithTags("Keys").RequireScope(Scopes.Admin);
        keys.MapGet("", KeyEndpoints.ListAsync).WithSummary("Every key, but never the key itself").Produces<IReadOnlyList<KeyView>>();
        keys.MapPost("", KeyEndpoints.CreateAsync).WithAudit("key.create").WithSummary("Makes a key; it is shown only now")
            .Accepts<KeyRequest>("application/json").Produces<NewKeyView>(StatusCodes.Status201Created);
        keys.MapPost("/{id}/rotate", KeyEndpoints.RotateAsync).WithAudit("key.rotate").WithSummary("Makes a key's successor; both work for a while")
            .Accepts<RotateRequest>(isOptional: true, "application/json").Produces<NewKeyView>(StatusCodes.Status201Created)
            .WithParameters(Path("id", "The key's id."));
        keys.MapDelete("/{id}", KeyEndpoints.RevokeAsync).WithAudit("key.revoke").WithSummary("Revokes a key, and ends its sessions")
            .Produces(StatusCodes.Status204NoContent)
            .WithParameters(Path("id", "The key's id."));
    }
}
