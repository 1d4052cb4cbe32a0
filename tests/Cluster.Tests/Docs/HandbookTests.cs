using System.Reflection;
using Microsoft.Extensions.Configuration;
using Workshop.Silo.Hosting;
using Workshop.Support.Docs;
using Xunit;

namespace Workshop.Cluster.Tests.Docs;

/// <summary>What the handbook says of the cluster's program beside what it says of every program.</summary>
public sealed class HandbookTests
{
    [Fact]
    public void The_handbook_lists_every_setting_of_the_cluster()
    {
        var validator = new ClusterOptionsValidator(new ConfigurationBuilder().Build());
        GeneratedPart.ShouldBe(
            "settings.md",
            "settings of the cluster",
            SettingsTable.Of(
                [(ClusterOptions.Section, typeof(ClusterOptions))],
                options => validator.Validate(name: null, (ClusterOptions)options).Failures ?? []));
    }

    [Fact]
    public void The_handbook_lists_everything_that_a_cluster_logs() => GeneratedPart.ShouldBe(
        "log-events.md", "events of the cluster", LogEventTable.Of(typeof(ClusterOptions).Assembly, Assembly.Load("Workshop.Grains")));
}
