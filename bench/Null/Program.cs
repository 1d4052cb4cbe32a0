using System.IO.Pipelines;

// The limit: the same web server as the service's, set up alike, on which a POST reads its body and does nothing else.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
});
var app = builder.Build();

var answer = """{"accepted":0,"duplicates":0,"rejected":0,"errors":[],"warnings":[]}"""u8.ToArray();

app.MapGet("/health/ready", () => Results.Ok());
app.MapPost("/production/log", async (HttpContext context) =>
{
    await DiscardAsync(context.Request.BodyReader, context.RequestAborted);
    context.Response.ContentType = "application/json";
    context.Response.ContentLength = answer.Length;
    await context.Response.Body.WriteAsync(answer, context.RequestAborted);
});

await app.RunAsync();

static async Task DiscardAsync(PipeReader body, CancellationToken cancellation)
{
    ReadResult read;
    do
    {
        read = await body.ReadAsync(cancellation);
        body.AdvanceTo(read.Buffer.End);
    }
    while (!read.IsCompleted);
}
