using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Workshop.Grains.Teams;

/// <summary>
/// Teams are spread over the silos by their names: each belongs to the silo that its name weighs highest with. When a silo comes
/// or goes only the teams change places that belong to it.
/// </summary>
[GenerateSerializer]
[Immutable]
[Alias("Workshop.TeamPlacement")]
internal sealed class TeamPlacement : PlacementStrategy
{
    public static TeamPlacement Instance { get; } = new();

    /// <summary>The silo that a team belongs to.</summary>
    /// <param name="team">The team's grain.</param>
    /// <param name="silos">One at least.</param>
    public static SiloAddress SiloOf(GrainId team, IEnumerable<SiloAddress> silos)
    {
        var name = team.GetUniformHashCode();
        return silos.MaxBy(silo => Weight(name, silo.GetConsistentHashCode()))!;
    }

    /// <summary>Mixes two hashes that are the same in every process (the finalizer of SplitMix64).</summary>
    private static ulong Weight(uint team, int silo)
    {
        var mixed = ((ulong)team << 32) | (uint)silo;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class TeamPlacementAttribute() : PlacementAttribute(TeamPlacement.Instance);

internal sealed class TeamPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        Task.FromResult(TeamPlacement.SiloOf(target.GrainIdentity, context.GetCompatibleSilos(target)));
}
