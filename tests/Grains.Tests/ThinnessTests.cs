using Shouldly;
using Workshop.Grains.Hosting;
using Workshop.Grains.Teams;
using Xunit;

namespace Workshop.Grains.Tests;

/// <summary>The cluster's projects only give actors a place: what is counted, parsed or stored is done elsewhere.</summary>
public sealed class ThinnessTests
{
    [Theory]
    [InlineData(typeof(ITeamGrain))]
    [InlineData(typeof(OrleansEngineHosting))]
    public void Grains_know_neither_storage_nor_web_front(Type of) =>
        of.Assembly.GetReferencedAssemblies()
            .Select(static assembly => assembly.Name!)
            .ShouldAllBe(static name => name != "Workshop.Storage" && name != "Workshop.WebFront" && name != "Npgsql" && name != "Microsoft.Data.Sqlite");
}
