using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workshop.Keys;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.OpenApi;

/// <summary>What is true of every route: which scope it needs, and that errors are problems.</summary>
internal sealed class CommonAnswers : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(nameof(ProblemOutput)) != true)
            document.AddComponent(nameof(ProblemOutput), await context.GetOrCreateSchemaAsync(typeof(ProblemOutput), null, cancellationToken));

        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem (RFC 9457); code says which.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemWriter.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemOutput), document) },
            },
        };

        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<RequiredScope>().LastOrDefault() is { } required)
            Require(operation, document, required.Scope);
    }

    private static void Require(OpenApiOperation operation, OpenApiDocument document, Scopes scope)
    {
        var needed = $"Needs the scope {Enum.GetName(scope)!.ToLowerInvariant()}.";
        operation.Description = operation.Description is null ? needed : $"{operation.Description} {needed}";
        operation.Security = [.. new[] { Overview.ApiKey, Overview.Bearer, Overview.Session }.Select(
            scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] })];
    }
}
