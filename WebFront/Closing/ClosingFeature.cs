using Microsoft.Extensions.Options;
using Workshop.Closing;
using Workshop.Keys;
using Workshop.Proofs;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Security;
using Workshop.WebFront.Settings;
using static Workshop.WebFront.OpenApi.Parameters;

namespace Workshop.WebFront.Closing;

/// <summary>The daily close: finished days, their snapshots, and the proof that figures are what the log gives.</summary>
internal static class ClosingFeature
{
    /// <summary>When days are closed: what every program of the workshop needs to know.</summary>
    public static IServiceCollection AddClosingTimes(this IServiceCollection services)
    {
        services.AddOptions<DailyCloseOptions>().BindConfiguration(DailyCloseOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DailyCloseOptions>, DailyCloseOptionsValidator>();
        services.AddOptions<EntriesOptions>().BindConfiguration(EntriesOptions.Section);
        services.AddSingleton(Times);
        services.AddSingleton<ClosingCalendar>();
        return services;
    }

    /// <summary>What is asked of closed days over HTTP.</summary>
    public static IServiceCollection AddClosing(this IServiceCollection services)
    {
        services.AddSingleton<DayProver>();
        services.AddSingleton<ProofState>();
        services.AddSingleton<VerifyEndpoint>();
        return services.ShowSettings<DailyCloseOptions>(DailyCloseOptions.Section);
    }

    /// <summary>Closes and proves days in this process.</summary>
    public static IServiceCollection AddNightShift(this IServiceCollection services)
    {
        services.AddSingleton<DayCloser>();
        services.AddSingleton<NightShift>();
        services.AddHostedService<NightShiftHosting>();
        return services;
    }

    public static void MapClosing(this IEndpointRouteBuilder routes)
    {
        var v1 = routes.MapGroup("/api/v1").WithTags("Closing");
        v1.MapGet("/days/{date}/snapshot", SnapshotEndpoint.GetAsync).RequireScope(Scopes.Read)
            .WithSummary("A closed day's snapshot, byte by byte as it was written")
            .WithDescription("Its SHA-256 is the checksum, and stands in ETag and Repr-Digest.")
            .Produces<string>(contentType: "application/json")
            .WithParameters(Path("date", "The day, for example 2026-12-24."), Query("version", "1, 2, 3 …; the newest by default."));
        v1.MapGet("/verify", (Delegate)VerifyEndpoint.GetAsync).RequireScope(Scopes.Read)
            .WithSummary("How the last night's proof went").Produces<ProofStateView>();
        routes.MapPost("/api/v1/verify", (RequestDelegate)VerifyEndpoint.HandleAsync)
            .RequireScope(Scopes.Operate).WithAudit("days.verify").DescribeVerify();
    }

    private static ClosingOptions Times(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<DailyCloseOptions>>().Value;
        return new ClosingOptions
        {
            Grace = options.Grace,
            NightlyProof = options.NightlyProof,
            ProvenDays = provider.GetRequiredService<IOptions<EntriesOptions>>().Value.RetentionDays,
        };
    }
}
