using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Workshop.Grains.Upkeep;
using Workshop.Silo.Hosting;

namespace Workshop.Silo.Health;

/// <summary>Every silo of the cluster, as the membership table has it.</summary>
internal sealed class ClusterEndpoint(IGrainFactory grains, IOptions<ClusterOptions> options)
{
    public async Task<IResult> GetAsync()
    {
        var silos = await grains.GetGrain<IManagementGrain>(0).GetDetailedHosts(onlyActive: false);
        var caretaker = await grains.GetGrain<ICaretakerGrain>(0).ReportAsync();
        return TypedResults.Json(new ClusterView(
            options.Value.ServiceId,
            options.Value.ClusterId,
            [.. silos.OrderBy(static silo => silo.Status == SiloStatus.Dead).ThenBy(static silo => silo.SiloName, StringComparer.Ordinal).Select(SiloView.Of)],
            CaretakerView.Of(caretaker)));
    }
}
