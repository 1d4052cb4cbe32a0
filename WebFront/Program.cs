using Workshop.WebFront;
using Workshop.WebFront.Closing;
using Workshop.WebFront.Demo;
using Workshop.WebFront.Health;
using Workshop.WebFront.Hosting;

var builder = WebFrontHosting.CreateBuilder(DemoFeature.Expand(args));
// First, because what is added first stops last: whoever uses the engine ends before it.
builder.Services.AddEmbeddedEngine();
builder.AddWebFront();
builder.Services
    .AddEngineHealth()
    .AddNightShift()
    .AddDemo();

await using var app = builder.Build();
app.UseWebFront();
return await app.RunWorkshopAsync();
