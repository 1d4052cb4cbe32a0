using Microsoft.AspNetCore.Http.Json;
using Workshop.WebFront.Json;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.OpenApi;

/// <summary><c>/openapi/v1.json</c>: the service describes itself.</summary>
internal static class OpenApiFeature
{
    public static IServiceCollection AddDescription(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(static json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Context);
            json.SerializerOptions.NumberHandling = ApiJson.Context.Options.NumberHandling;
        });
        return services.AddOpenApi(static description =>
        {
            description.AddDocumentTransformer<Overview>();
            description.AddOperationTransformer<CommonAnswers>();
            description.AddSchemaTransformer<WordsSchema>();
        });
    }

    public static void MapDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi().AllowAnyone();
}
