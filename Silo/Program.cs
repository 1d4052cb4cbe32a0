using Workshop.Silo.Hosting;
using Workshop.WebFront;

var builder = WebFrontHosting.CreateBuilder(args);
var role = builder.AddCluster();

await using var app = builder.Build();
app.UseCluster(role);
return await app.RunClusterAsync();
