using Microsoft.OpenApi;

namespace Workshop.WebFront.OpenApi;

/// <summary>Parameters of routes that read them by hand.</summary>
internal static class Parameters
{
    public static OpenApiParameter Query(string name, string description) => Text(ParameterLocation.Query, name, description);

    public static OpenApiParameter Header(string name, string description) => Text(ParameterLocation.Header, name, description);

    public static OpenApiParameter Path(string name, string description)
    {
        var parameter = Text(ParameterLocation.Path, name, description);
        parameter.Required = true;
        return parameter;
    }

    /// <summary>Replaces what the route says of its parameters.</summary>
    public static TBuilder WithParameters<TBuilder>(this TBuilder route, params OpenApiParameter[] parameters)
        where TBuilder : IEndpointConventionBuilder => route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters = [.. parameters];
            return Task.CompletedTask;
        });

    private static OpenApiParameter Text(ParameterLocation place, string name, string description) => new()
    {
        Name = name,
        In = place,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
