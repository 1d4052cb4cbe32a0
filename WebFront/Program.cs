using Workshop.WebFront.Demo;
using Workshop.WebFront.Figures;
using Workshop.WebFront.Health;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.Live;
using Workshop.WebFront.OpenApi;
using Workshop.WebFront.Pages;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Reading;
using Workshop.WebFront.Security;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = DemoFeature.Expand(args),
    // The page and the settings lie beside the program, wherever it is started from.
    ContentRootPath = AppContext.BaseDirectory,
    WebRootPath = "wwwroot",
});

builder.AddHosting();
builder.Services
    .AddSecurity()
    .AddIngest()
    .AddReading()
    .AddFigures()
    .AddLive()
    .AddHealth()
    .AddPages()
    .AddDescription()
    .AddDemo();

await using var app = builder.Build();

app.UseProblems();
app.UseSecurityHeaders();
app.UseKeyInUrlRefusal();
app.UsePages();
app.UseAccess();

app.MapIngest();
app.MapReading();
app.MapFigures();
app.MapLive();
app.MapSecurity();
app.MapHealth();
app.MapDescription();

try
{
    app.OpenWorkshop();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } reason)
{
    Console.Error.WriteLine(reason);
    return 1;
}
