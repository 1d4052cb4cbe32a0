using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workshop.Entries;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.OpenApi;

/// <summary>Describes Core's enumerations as the words that are sent for them.</summary>
internal sealed class WordsSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(EntryStatus))
            Describe(schema, Enum.GetValues<EntryStatus>().Select(Words.Of));
        else if (context.JsonTypeInfo.Type == typeof(Severity))
            Describe(schema, Enum.GetValues<Severity>().Select(Words.Of));
        return Task.CompletedTask;
    }

    private static void Describe(OpenApiSchema schema, IEnumerable<string?> words)
    {
        schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        schema.Enum = [.. words.OfType<string>(), JsonNullSentinel.JsonNull];
    }
}
