using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workshop.Entries;
using Workshop.WebFront.Closing;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.Json;
using Workshop.WebFront.Preflight;
using Workshop.WebFront.Reading;
using static Workshop.WebFront.OpenApi.Parameters;

namespace Workshop.WebFront.OpenApi;

/// <summary>Describes the routes that are bound by hand, which tell nothing about themselves.</summary>
internal static class EntryRoutes
{
    private const string Tag = "Entries";

    public static readonly OpenApiParameter[] Filters =
    [
        Query("team", "Only this team."),
        Query("feature", "Only this feature."),
        Query("day", "Only what counts for this local day, for example 2026-12-24."),
        Query("from", "Only what counts for this local day or a later one."),
        Query("to", "Only what counts for this local day or an earlier one."),
        Query("since", "Only what happened at this time or later, for example 2026-12-24T18:00:00.000Z."),
        Query("until", "Only what happened at this time or earlier."),
        Query("late", "true: only what was received after its day had ended; false: only the rest."),
        Query("status", $"One of {Words.Statuses}."),
        Query("type", "Only this type."),
        Query("counts", $"Only what adds to this counter: {Counter.Names}."),
        Query("unusual", "true: only marked entries; false: only others."),
        Query("q", "Text in item, notes, type or responsible, ignoring case."),
    ];

    public static void DescribeIngest(this IEndpointConventionBuilder route) => route
        .Describe("Posts entries", "Answered after the entries are on disk. Repeat what was not answered, or answered 503, with the same ids and timestamps.")
        .Produces(typeof(IngestResult), BodyFormat.Json)
        .WithParameters(
            Query("team", "The team of entries that name none."),
            Header("Prefer", "handling=strict keeps all entries or none."))
        .AddOpenApiOperationTransformer(static async (operation, context, cancellationToken) =>
            operation.RequestBody = await EntriesBodyAsync(context, cancellationToken));

    public static void DescribeLog(this IEndpointConventionBuilder route) => route
        .Describe("Reads entries, newest first", "If there is more, the header Link leads to the next page.")
        .Produces(typeof(IReadOnlyList<Entry>), BodyFormat.Json)
        .WithParameters([
            .. Filters,
            Query("limit", $"1 to {LogQuery.MaxLimit}, {LogQuery.DefaultLimit} by default."),
            Query("cursor", "From a Link header, as it stands."),
        ]);

    public static void DescribeStream(this IEndpointConventionBuilder route) => route
        .Describe("New entries as Server-Sent Events", "event: entry has an entry as data; event: skipped says how many were left out.")
        .Produces(typeof(Entry), "text/event-stream")
        .WithParameters(Filters);

    public static void DescribeStressIngest(this IEndpointConventionBuilder route) => route
        .Describe("Posts entries of a stress test", "As posting entries, into a workshop of their own: no real figure changes.", "Stress")
        .Produces(typeof(IngestResult), BodyFormat.Json)
        .WithParameters(Query("team", "The team of entries that name none."))
        .AddOpenApiOperationTransformer(static async (operation, context, cancellationToken) =>
            operation.RequestBody = await EntriesBodyAsync(context, cancellationToken));

    public static void DescribeStressLog(this IEndpointConventionBuilder route) => route
        .Describe("Reads entries of stress tests, newest first", "If there is more, the header Link leads to the next page.", "Stress")
        .Produces(typeof(IReadOnlyList<Entry>), BodyFormat.Json)
        .WithParameters([.. Filters, Query("limit", $"1 to {LogQuery.MaxLimit}, {LogQuery.DefaultLimit} by default."), Query("cursor", "From a Link header, as it stands.")]);

    public static void DescribePreflight(this IEndpointConventionBuilder route) => route
        .Describe("Whether the service is fit to go live", "NDJSON: the names of the lights, each light as soon as it is checked, and a summary.", "Health")
        .Produces(typeof(PreflightLine), BodyFormat.NdJson)
        .WithParameters();

    public static void DescribeVerify(this IEndpointConventionBuilder route) => route
        .Describe("Counts days again from the log, and mends figures that are not so", "NDJSON: the days, each day as soon as it is counted, and a summary.", "Closing")
        .Produces(typeof(VerifyLine), BodyFormat.NdJson)
        .WithParameters(Query("day", "Only this day; all that have entries by default."));

    /// <summary>Makes the route known to the description, which otherwise leaves out what takes a bare HttpContext.</summary>
    private static IEndpointConventionBuilder Describe(this IEndpointConventionBuilder route, string summary, string description, string tag = Tag) => route
        .WithMetadata(((RequestDelegate)Described).Method)
        .WithTags(tag)
        .WithSummary(summary)
        .WithDescription(description);

    private static IEndpointConventionBuilder Produces(this IEndpointConventionBuilder route, Type type, string contentType) =>
        route.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, type, [contentType]));

    private static Task Described(HttpContext context) => Task.CompletedTask;

    private static async Task<OpenApiRequestBody> EntriesBodyAsync(OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(nameof(EntryInput)) != true)
            document.AddComponent(nameof(EntryInput), await context.GetOrCreateSchemaAsync(typeof(EntryInput), null, cancellationToken));
        var entry = new OpenApiSchemaReference(nameof(EntryInput), document);
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [BodyFormat.Json] = new() { Schema = new OpenApiSchema { AnyOf = [entry, new OpenApiSchema { Type = JsonSchemaType.Array, Items = entry }] } },
                [BodyFormat.NdJson] = new() { Schema = entry },
            },
        };
    }
}
