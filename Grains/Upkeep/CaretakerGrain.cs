using Microsoft.Extensions.Logging;
using Workshop.Grains.Hosting;
using Workshop.Grains.Teams;
using Workshop.Stats;

namespace Workshop.Grains.Upkeep;

/// <summary>What the caretaker remembers.</summary>
[GenerateSerializer]
[Alias("Workshop.CaretakerState")]
internal sealed class CaretakerState
{
    [Id(0)]
    public DateTimeOffset? LookedAt { get; set; }

    [Id(1)]
    public int TeamsWoken { get; set; }
}

/// <summary>
/// Looks after the teams once a minute. Ticks that are missed are not made up for, and one that comes twice does no harm.
/// What else is to be done at a time of its own, such as closing a day, gets a reminder of its own here.
/// </summary>
internal sealed class CaretakerGrain(
    [PersistentState("caretaker")] IPersistentState<CaretakerState> state,
    SiloActors actors,
    OrleansEngineOptions options,
    ActorClock clock,
    ILogger<CaretakerGrain> logger) : Grain, ICaretakerGrain, IRemindable
{
    private const string WakeUp = "wake-up";

    private Dictionary<string, long> _behind = new(StringComparer.Ordinal);

    public async ValueTask StartAsync() =>
        await this.RegisterOrUpdateReminder(WakeUp, options.CareInterval, options.CareInterval);

    public ValueTask<CaretakerReport> ReportAsync() =>
        ValueTask.FromResult(new CaretakerReport { LookedAt = state.State.LookedAt, TeamsWoken = state.State.TeamsWoken });

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (reminderName == WakeUp)
            await WakeTeamsAsync();
    }

    private async Task WakeTeamsAsync()
    {
        var stuck = Stuck(await actors.Marks.ReadAsync());
        foreach (var team in stuck)
            await WakeAsync(team);
        if (stuck.Count > 0)
            GrainsLog.TeamsWoken(logger, stuck.Count);

        state.State.LookedAt = clock.Time.GetUtcNow();
        state.State.TeamsWoken = stuck.Count;
        await state.WriteStateAsync();
    }

    /// <summary>Teams whose cells lack entries and were not written since the last look: a team that is in memory writes much more often.</summary>
    private List<string> Stuck(IReadOnlyList<TeamMark> marks)
    {
        var before = _behind;
        _behind = marks.Where(static mark => mark.Counted < mark.LastSeq)
            .ToDictionary(static mark => mark.Team, static mark => mark.Counted, StringComparer.Ordinal);
        return [.. _behind.Where(team => before.TryGetValue(team.Key, out var counted) && counted == team.Value).Select(static team => team.Key)];
    }

    private async Task WakeAsync(string team)
    {
        try
        {
            await GrainFactory.GetGrain<ITeamGrain>(team).WakeUpAsync();
        }
        catch (Exception exception)
        {
            GrainsLog.TeamNotWoken(logger, exception, team);
        }
    }
}
