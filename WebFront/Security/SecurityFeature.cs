using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Security;

/// <summary>Keys, scopes, sessions and the claim.</summary>
internal static class SecurityFeature
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<Claim>();
        services.AddSingleton<ClaimThrottle>();
        services.AddSingleton<BootstrapKey>();
        services.AddHostedService<ClaimNotice>();
        services.AddHostedService<KeyRefresh>();
        services.AddDataProtection().SetApplicationName("Workshop");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<WorkshopOptions>, ILoggerFactory>(KeepCookieKeys);
        return services;
    }

    public static void UseAccess(this IApplicationBuilder app) => app.UseMiddleware<AccessMiddleware>();

    public static void UseKeyInUrlRefusal(this IApplicationBuilder app) => app.UseMiddleware<KeyInUrlMiddleware>();

    public static void MapSecurity(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/v1/session").WithTags("Session").AllowAnyone();
        session.MapGet("", SessionEndpoints.GetAsync).WithSummary("Who this browser is signed in as").Produces<SessionView>();
        session.MapPost("", SessionEndpoints.SignInAsync).WithAudit("session.begin").WithSummary("Signs a browser in with an API key")
            .Accepts<SignIn>("application/json").Produces<SessionView>();
        session.MapDelete("", SessionEndpoints.SignOut).WithSummary("Signs the browser out").Produces(StatusCodes.Status204NoContent);
        routes.MapPost("/api/v1/claim", ClaimEndpoint.ClaimAsync).WithTags("Session").AllowAnyone().WithAudit("workshop.claim")
            .WithSummary("Makes the bearer of the one-time code the first admin")
            .Accepts<ClaimRequest>("application/json").Produces<Claimed>(StatusCodes.Status201Created);
    }

    /// <summary>The keys that sign session cookies rest beside the data, readable by this user only, so that sessions outlive a restart.</summary>
    private static void KeepCookieKeys(KeyManagementOptions keys, IOptions<WorkshopOptions> options, ILoggerFactory loggers)
    {
        var directory = new DirectoryInfo(Path.Combine(options.Value.DataDirectory, "keys"));
        PrivateDirectory.Create(directory.FullName);
        keys.XmlRepository = new FileSystemXmlRepository(directory, loggers);
    }
}
