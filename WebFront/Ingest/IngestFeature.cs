using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Workshop.Entries;
using Workshop.Keys;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Observability;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Ingest;

/// <summary>Entries coming in.</summary>
internal static class IngestFeature
{
    public const string Route = "/production/log";

    public static IServiceCollection AddIngest(this IServiceCollection services)
    {
        services.AddOptions<EntriesOptions>().BindConfiguration(EntriesOptions.Section).ValidateOnStart();
        services.AddOptions<IngestOptions>().BindConfiguration(IngestOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EntriesOptions>, EntriesOptionsValidator>();
        services.AddSingleton<IValidateOptions<IngestOptions>, IngestOptionsValidator>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<IngestOptions>>(
            (kestrel, ingest) => kestrel.Limits.MaxRequestBodySize = ingest.Value.MaxBodyBytes);

        services.AddSingleton(provider => Limits(provider.GetRequiredService<IOptions<EntriesOptions>>().Value));
        services.AddSingleton<NameRegistry>();
        services.AddSingleton<INameGate>(provider => provider.GetRequiredService<NameRegistry>());
        services.AddSingleton(Rules);
        services.AddSingleton<EntryParser>();
        services.AddSingleton<SharedNames>();
        services.AddSingleton(static _ => new IngestMetrics());
        services.AddSingleton<IngestHandler>();
        return services;
    }

    public static void MapIngest(this IEndpointRouteBuilder routes)
    {
        // Made with the first request: by then the storage is open.
        var handler = new Lazy<IngestHandler>(routes.ServiceProvider.GetRequiredService<IngestHandler>);
        RequestDelegate handle = context => handler.Value.HandleAsync(context);
        foreach (var route in (string[])[Route, "/api/v1" + Route])
            routes.MapPost(route, handle).RequireScope(Scopes.Ingest).DescribeIngest();
    }

    private static EntryRules Rules(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<EntriesOptions>>().Value;
        return new EntryRules
        {
            TimeZone = provider.GetRequiredService<IOptions<WorkshopOptions>>().Value.Zone,
            MaxEntries = options.MaxEntriesPerRequest,
            RetentionDays = options.RetentionDays,
            Breaks = options.Breaks,
        };
    }

    private static NameLimits Limits(EntriesOptions options) => new()
    {
        Teams = options.MaxNewTeamsPerKey,
        Features = options.MaxNewFeaturesPerKey,
        Types = options.MaxNewTypesPerKey,
    };
}
