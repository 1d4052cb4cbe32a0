using Workshop.WebFront.Security;

namespace Workshop.WebFront.OpenApi;

/// <summary><c>/openapi/v1.json</c>: the service describes itself.</summary>
internal static class OpenApiFeature
{
    public static IServiceCollection AddDescription(this IServiceCollection services) => services.AddOpenApi();

    public static void MapDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi().AllowAnyone();
}
