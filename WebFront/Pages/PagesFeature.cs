using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace Workshop.WebFront.Pages;

/// <summary>The dashboard page, which anyone may load; what it shows needs a session.</summary>
internal static class PagesFeature
{
    /// <summary>Files below have a hash of their content in their names.</summary>
    private const string HashedFiles = "/assets";

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
                reading.UseResponseCompression();
                reading.UseDefaultFiles();
                reading.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = SetCaching });
            });
    }

    private static void SetCaching(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments(HashedFiles, StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable"
            : "no-cache";
}
