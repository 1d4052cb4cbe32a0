using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace Workshop.WebFront.Pages;

/// <summary>The pages, which anyone may load; what they show needs a session.</summary>
internal static class PagesFeature
{
    /// <summary>Files below have a hash of their content in their names.</summary>
    public const string HashedFiles = "/assets";

    /// <summary>How files are kept whose content never changes under their name.</summary>
    public const string ForEver = "public, max-age=31536000, immutable";

    private const string Document = "/index.html";

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            // No answer mixes a secret with what a stranger chose, so compressing under TLS gives nothing away.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        return services;
    }

    public static void UsePages(this IApplicationBuilder app)
    {
        app.UseWhen(
            static context => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method),
            static reading =>
            {
                reading.UseMiddleware<CompressedFiles>();
                reading.UseResponseCompression();
                reading.Use(ServeDocument);
                reading.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = SetCaching });
                reading.Use(SayThatThereIsNoPage);
            });
    }

    private static RequestDelegate ServeDocument(RequestDelegate next) => context =>
    {
        if (context.GetEndpoint() is null && PageRoutes.IsPage(context.Request.Path))
            context.Request.Path = Document;
        return next(context);
    };

    /// <summary>The document again, which sees by its address that it is no page's.</summary>
    private static RequestDelegate SayThatThereIsNoPage(RequestDelegate next) => async context =>
    {
        var file = context.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo(Document);
        if (context.GetEndpoint() is not null || !file.Exists || !PageRoutes.IsForPeople(context.Request))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.SendFileAsync(file);
    };

    private static void SetCaching(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments(HashedFiles, StringComparison.Ordinal)
            ? ForEver
            : "no-cache";
}
