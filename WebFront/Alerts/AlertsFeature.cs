using Microsoft.Extensions.Options;
using Workshop.Keys;
using Workshop.WebFront.Alerts.Channels;
using Workshop.WebFront.Alerts.Desk;
using Workshop.WebFront.Audit;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Queries;
using Workshop.WebFront.Security;
using Workshop.WebFront.Settings;
using static Workshop.WebFront.OpenApi.Parameters;

namespace Workshop.WebFront.Alerts;

/// <summary>People are told of what they must not miss.</summary>
internal static class AlertsFeature
{
    public const string Route = "/api/v1/alerts";

    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddOptions<AlertsOptions>().BindConfiguration(AlertsOptions.Section).ValidateOnStart();
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlertsOptions>, AlertsOptionsValidator>();
        services.AddSingleton<IValidateOptions<SmtpOptions>, SmtpOptionsValidator>();
        services.ShowSettings<AlertsOptions>(AlertsOptions.Section).ShowSettings<SmtpOptions>(SmtpOptions.Section);
        services.AddSingleton<AlertChannels>();
        services.AddSingleton<Lease>();
        services.AddSingleton<RehearsalEndpoint>();
        services.AddHostedService<AlertDesk>();
        services.AddHostedService<ErrorWatch>();
        services.AddHostedService<BrowserFeed>();
        return services;
    }

    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup(Route).WithTags("Alerts");
        alerts.MapGet("", AlertEndpoints.ListAsync).RequireScope(Scopes.Read)
            .WithSummary("What people were told, newest first, and how far it has come on each channel").Produces<IReadOnlyList<AlertRecordView>>()
            .WithDescription("If there is more, the header Link leads to the next page.")
            .WithParameters(
                Query("limit", $"1 to {NumberedPage.MaxLimit}, {NumberedPage.DefaultLimit} by default."),
                Query("cursor", "From a Link header, as it stands."));
        alerts.MapGet("/channels", AlertEndpoints.ChannelsAsync).RequireScope(Scopes.Read)
            .WithSummary("The channels, and what became of the last message on each").Produces<IReadOnlyList<ChannelView>>();
        alerts.MapPost("/test", AlertEndpoints.TestAsync).RequireScope(Scopes.Operate).WithAudit("alert.test")
            .WithSummary("Sends a test on every channel").Produces(StatusCodes.Status204NoContent);
        alerts.MapGet("/rehearsal", static (HttpContext context, RehearsalEndpoint endpoint) => endpoint.GetAsync(context)).RequireScope(Scopes.Operate)
            .WithSummary("What the rules as they are would have told of some days").Produces<RehearsalView>()
            .WithParameters(Query("from", "First day; the 30th up to the last by default."), Query("to", "Last day; today by default."));
    }
}
