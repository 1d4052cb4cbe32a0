using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Workshop.Grains.Upkeep;
using Workshop.Silo.Hosting;

namespace Workshop.Silo.Health;

/// <summary>Every silo of the cluster, as the membership table has it, and how many teams it holds.</summary>
internal sealed class ClusterEndpoint(IGrainFactory grains, IOptions<ClusterOptions> options, ILogger<ClusterEndpoint> logger)
{
    private const string TeamGrain = "TeamGrain";

    public async Task<IResult> GetAsync(CancellationToken cancellationToken)
    {
        var management = grains.GetGrain<IManagementGrain>(0);
        var silos = await management.GetDetailedHosts(onlyActive: false, cancellationToken);
        var teams = await TeamsAsync(management, cancellationToken);
        var caretaker = await grains.GetGrain<ICaretakerGrain>(0).ReportAsync();
        return TypedResults.Json(new ClusterView(
            options.Value.ServiceId,
            options.Value.ClusterId,
            [
                .. silos.OrderBy(static silo => silo.Status == SiloStatus.Dead)
                    .ThenBy(static silo => silo.SiloName, StringComparer.Ordinal)
                    .Select(silo => SiloView.Of(silo, silo.Status == SiloStatus.Active ? teams?[silo.SiloAddress].Sum() : null)),
            ],
            CaretakerView.Of(caretaker)));
    }

    /// <summary>Asks all active silos; null if one does not answer.</summary>
    private async Task<ILookup<SiloAddress, int>?> TeamsAsync(IManagementGrain management, CancellationToken cancellationToken)
    {
        try
        {
            var statistics = await management.GetSimpleGrainStatistics(cancellationToken);
            return statistics
                .Where(static grain => grain.GrainType.Contains(TeamGrain, StringComparison.Ordinal))
                .ToLookup(static grain => grain.SiloAddress, static grain => grain.ActivationCount);
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            SiloLog.SilosUnknown(logger, exception);
            return null;
        }
    }
}
