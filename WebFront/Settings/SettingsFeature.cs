using Microsoft.Extensions.Options;
using Workshop.Keys;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.Limits;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Settings;

/// <summary>The settings in force, to be read by admins.</summary>
internal static class SettingsFeature
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .ShowSettings<WorkshopOptions>(WorkshopOptions.Section)
        .ShowSettings<DashboardOptions>(DashboardOptions.Section)
        .ShowSettings<EntriesOptions>(EntriesOptions.Section)
        .ShowSettings<IngestOptions>(IngestOptions.Section)
        .ShowSettings<RateLimitOptions>(RateLimitOptions.Section)
        .ShowSettings<EngineSettings>(EngineSettings.Section);

    public static void MapSettings(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/settings", SettingsEndpoint.Get)
        .WithTags("Settings")
        .RequireScope(Scopes.Admin)
        .WithSummary("The settings in force; secrets are never shown")
        .Produces<IReadOnlyList<SettingView>>();
}

/// <summary>For the settings of a program that the web front is a part of, too.</summary>
public static class SettingsExtensions
{
    /// <summary>Admins see these settings. Those that are marked as <see cref="SecretAttribute"/> they do not.</summary>
    /// <typeparam name="TOptions">What the section is bound to; a new one has the defaults.</typeparam>
    /// <param name="services">The program's services.</param>
    /// <param name="section">The section, for example <c>Workshop:Entries</c>.</param>
    public static IServiceCollection ShowSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class, new() =>
        services.AddSingleton(provider => new ShownSettings(section, provider.GetRequiredService<IOptions<TOptions>>().Value, new TOptions()));
}

/// <summary>Marks a setting whose value nobody is shown.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
