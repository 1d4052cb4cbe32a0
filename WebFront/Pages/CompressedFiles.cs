using Microsoft.AspNetCore.StaticFiles;

namespace Workshop.WebFront.Pages;

/// <summary>Serves what the build has compressed already, better than there is time for while somebody waits, to whoever takes it.</summary>
internal sealed class CompressedFiles(RequestDelegate next, IWebHostEnvironment environment)
{
    /// <summary>Best first: the encoding, and what its files' names end with (ui/compress.js).</summary>
    private static readonly (string Encoding, string Extension)[] Kinds = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FileExtensionContentTypeProvider Types = new();

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments(PagesFeature.HashedFiles, StringComparison.Ordinal) || !Types.TryGetContentType(path.Value!, out var type))
        {
            await next(context);
            return;
        }

        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, extension) in Kinds)
        {
            if (!accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality != 0)
                || environment.WebRootFileProvider.GetFileInfo(path + extension) is not { Exists: true } file)
                continue;
            context.Response.ContentType = type;
            context.Response.ContentLength = file.Length;
            context.Response.Headers.ContentEncoding = encoding;
            context.Response.Headers.Vary = "Accept-Encoding";
            context.Response.Headers.CacheControl = PagesFeature.ForEver;
            await context.Response.SendFileAsync(file);
            return;
        }

        await next(context);
    }
}
