using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Workshop.Grains.Hosting;
using Workshop.Silo.Database;
using Workshop.Silo.Health;

namespace Workshop.Silo.Hosting;

/// <summary>Orleans as this cluster runs it. Why each value is what it is stands in docs/cluster.md and docs/decisions.</summary>
internal static class OrleansHosting
{
    /// <summary>The name by which Orleans knows Npgsql.</summary>
    private const string Npgsql = "Npgsql";

    private const int MostWaitingCalls = 10_000;

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    /// <summary>A silo, and the actors in it.</summary>
    public static void AddSilo(this WebApplicationBuilder builder)
    {
        builder.UseOrleans(silo =>
        {
            silo.UseAdoNetClustering(database => database.Configure<ClusterAddress>((options, address) =>
            {
                options.Invariant = Npgsql;
                options.ConnectionString = address.ConnectionString;
            }));
            silo.UseAdoNetReminderService(database => database.Configure<ClusterAddress>((options, address) =>
            {
                options.Invariant = Npgsql;
                options.ConnectionString = address.ConnectionString;
            }));
            silo.AddAdoNetGrainStorageAsDefault(database => database.Configure<ClusterAddress>((options, address) =>
            {
                options.Invariant = Npgsql;
                options.ConnectionString = address.ConnectionString;
            }));
            silo.Configure<ClusterMembershipOptions>(NoticeFast);
            silo.Configure<SiloMessagingOptions>(static messaging =>
            {
                messaging.ResponseTimeout = Refresh;
                messaging.MaxEnqueuedRequestsHardLimit = MostWaitingCalls;
            });
            silo.Services.AddOptions<SiloOptions>().Configure<IOptions<ClusterOptions>>(static (silo, cluster) => silo.SiloName = cluster.Value.NameOrDefault);
            silo.Services.AddOptions<EndpointOptions>().Configure<IOptions<ClusterOptions>>(Listen);
            silo.Services.AddIdentity();
        });
        builder.Services.AddWorkshopActors();
    }

    /// <summary>A client of the cluster's silos.</summary>
    public static void AddClient(this WebApplicationBuilder builder) => builder.UseOrleansClient(client =>
    {
        client.UseAdoNetClustering(database => database.Configure<ClusterAddress>((options, address) =>
        {
            options.Invariant = Npgsql;
            options.ConnectionString = address.ConnectionString;
        }));
        client.Configure<ClientMessagingOptions>(static messaging => messaging.ResponseTimeout = Refresh);
        client.Configure<GatewayOptions>(static gateways => gateways.GatewayListRefreshPeriod = Refresh);
        client.UseConnectionRetryFilter(static async (_, cancellationToken) =>
        {
            // A front may be started before the first silo.
            await Task.Delay(ProbeTimeout, TimeProvider.System, cancellationToken);
            return true;
        });
        client.AddGatewayCountChangedHandler(static services => services.GetRequiredService<GatewaysCheck>().Note);
        client.Services.AddIdentity();
    });

    private static void AddIdentity(this IServiceCollection services) =>
        services.AddOptions<Orleans.Configuration.ClusterOptions>().Configure<IOptions<ClusterOptions>>(static (orleans, cluster) =>
        {
            orleans.ServiceId = cluster.Value.ServiceId;
            orleans.ClusterId = cluster.Value.ClusterId;
        });

    private static void Listen(EndpointOptions endpoint, IOptions<ClusterOptions> cluster)
    {
        endpoint.AdvertisedIPAddress = cluster.Value.IPAddress;
        endpoint.SiloPort = cluster.Value.SiloPortOrDefault;
        endpoint.GatewayPort = cluster.Value.GatewayPortOrDefault;
    }

    /// <summary>A silo that is gone is given up after about three seconds; one that hangs, three longest probes after it was last heard of.</summary>
    private static void NoticeFast(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = ProbeTimeout;
        membership.MinProbeTimeout = ProbeTimeout;
        membership.MaxProbeTimeout = LongestProbe;
        membership.NumMissedProbesLimit = 3;
        membership.TableRefreshTimeout = Refresh;
        membership.IAmAliveTablePublishTimeout = Refresh;
        membership.EnableIndirectProbes = false;
    }
}
