using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.OpenApi;

/// <summary>What is true of the whole API: its name and the ways to sign in.</summary>
internal sealed class Overview : IOpenApiDocumentTransformer
{
    public const string ApiKey = "apiKey";
    public const string Bearer = "bearer";
    public const string Session = "session";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Workshop",
            Version = "v1",
            Description = "Real-time production statistics: stations post entries, figures follow at once.",
        };
        // Whoever reads this knows where it came from; the service may be known under several names.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent<IOpenApiSecurityScheme>(ApiKey, new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = Credentials.KeyHeader });
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
        document.AddComponent<IOpenApiSecurityScheme>(Session, new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = SessionCookie.Name });
        return Task.CompletedTask;
    }
}
