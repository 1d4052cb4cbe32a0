using Microsoft.Extensions.Options;
using Workshop.Keys;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Security;
using Workshop.WebFront.Settings;
using static Workshop.WebFront.OpenApi.Parameters;

namespace Workshop.WebFront.Exports;

/// <summary>What people take with them: entries as files, and the dashboard on paper.</summary>
internal static class ExportsFeature
{
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.AddOptions<ExportOptions>().BindConfiguration(ExportOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExportOptions>, ExportOptionsValidator>();
        services.AddSingleton(new FontSource(File.Exists));
        services.AddSingleton<DashboardExport>();
        services.AddSingleton<EntriesExport>();
        return services.ShowSettings<ExportOptions>(ExportOptions.Section);
    }

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var export = routes.MapGroup("/api/v1/export").WithTags("Exports").RequireScope(Scopes.Read);
        export.MapGet("/dashboard.pdf", static (HttpContext context, DashboardExport pdf) => pdf.GetAsync(context))
            .WithSummary("The dashboard on A4").WithDescription("In German or English, by lang or Accept-Language.")
            .Produces<byte[]>(contentType: "application/pdf")
            .WithParameters(Query("lang", "de or en."));
        export.MapGet("/entries.csv", static (HttpContext context, EntriesExport entries) => entries.WriteAsync(context, new CsvEntries(), "csv"))
            .DescribeEntries(Csv.ContentType);
        export.MapGet("/entries.ndjson", static (HttpContext context, EntriesExport entries) => entries.WriteAsync(context, new JsonEntries(array: false), "ndjson"))
            .DescribeEntries("application/x-ndjson");
        export.MapGet("/entries.json", static (HttpContext context, EntriesExport entries) => entries.WriteAsync(context, new JsonEntries(array: true), "json"))
            .DescribeEntries("application/json");
    }

    private static void DescribeEntries(this RouteHandlerBuilder route, string contentType) => route
        .WithSummary("Entries as a file")
        .WithDescription("Day by day, team by team, in the order of their numbers; of the 30 days up to the last by default, 400 at most.")
        .Produces<string>(contentType: contentType)
        .WithParameters(EntryRoutes.Filters);
}
