using Orleans.Runtime;
using Workshop.Grains.Upkeep;

namespace Workshop.Silo.Health;

/// <summary>What <c>GET /api/v1/cluster</c> answers.</summary>
/// <param name="ServiceId">The workshop's name for ever.</param>
/// <param name="ClusterId">The name of the processes that find each other.</param>
/// <param name="Silos">The active ones first, then those that were there lately; each by name.</param>
/// <param name="Caretaker">What looks after the teams of silos that were lost.</param>
internal sealed record ClusterView(string ServiceId, string ClusterId, IReadOnlyList<SiloView> Silos, CaretakerView Caretaker);

/// <param name="Status"><c>active</c>, <c>joining</c>, <c>leaving</c> or <c>dead</c>.</param>
/// <param name="Since">When it was started, or, of one that is gone, when it was last heard of.</param>
/// <param name="Teams">How many teams it has in memory; null if it does not say.</param>
internal sealed record SiloView(string Name, string Address, string Status, DateTimeOffset Since, int? Teams)
{
    public static SiloView Of(MembershipEntry silo, int? teams) => new(
        silo.SiloName,
        silo.SiloAddress.Endpoint.ToString(),
        StatusOf(silo.Status),
        new DateTimeOffset(DateTime.SpecifyKind(silo.Status == SiloStatus.Dead ? silo.IAmAliveTime : silo.StartTime, DateTimeKind.Utc)),
        teams);

    private static string StatusOf(SiloStatus status) => status switch
    {
        SiloStatus.Active => "active",
        SiloStatus.Created or SiloStatus.Joining => "joining",
        SiloStatus.ShuttingDown or SiloStatus.Stopping => "leaving",
        _ => "dead",
    };
}

/// <param name="LookedAt">Null: not yet.</param>
internal sealed record CaretakerView(DateTimeOffset? LookedAt, int TeamsWoken)
{
    public static CaretakerView Of(CaretakerReport report) => new(report.LookedAt, report.TeamsWoken);
}
