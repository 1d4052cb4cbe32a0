using System.Text.Json;
using Npgsql;
using Workshop.Bench.Postgres;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Error);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
});
var key = builder.Configuration["ApiKey"] ?? "";
await using var store = new EntryStore(builder.Configuration["Database"]
    ?? throw new InvalidOperationException("Database: the connection string is missing."));
await store.CreateSchemaAsync(CancellationToken.None);

var app = builder.Build();
app.MapGet("/health/ready", () => Results.Ok());
app.MapPost("/production/log", async (HttpContext context, CancellationToken cancellation) =>
{
    if (context.Request.Headers["X-TS-APIKEY"] != key)
        return Results.Unauthorized();
    PostedEntry[] posted;
    try
    {
        posted = await PostedEntry.ReadAsync(context.Request.Body, cancellation);
    }
    catch (JsonException)
    {
        return Results.BadRequest();
    }

    var entries = posted.Where(entry => entry.IsValid).ToArray();
    var accepted = await store.InsertAsync(entries, cancellation);
    return Results.Json(
        new Answer(accepted, entries.Length - accepted, posted.Length - entries.Length, [], []),
        EntryJson.Default.Answer);
});

await app.RunAsync();
