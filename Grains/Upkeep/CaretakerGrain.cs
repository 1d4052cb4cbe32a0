using Microsoft.Extensions.Logging;
using Workshop.Closing;
using Workshop.Grains.Hosting;
using Workshop.Grains.Teams;
using Workshop.Hosts;

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
/// Looks after the teams once a minute, and closes and proves finished days. There is one in the cluster, so that one closes at a time;
/// should there be two for a moment, the storage takes the first one's. Ticks that are missed are not made up for, and one that comes
/// twice does no harm.
/// </summary>
internal sealed class CaretakerGrain(
    [PersistentState("caretaker")] IPersistentState<CaretakerState> state,
    SiloActors actors,
    SiloShift shifts,
    OrleansEngineOptions options,
    ActorClock clock,
    ILogger<CaretakerGrain> logger) : Grain, ICaretakerGrain, IRemindable, IDisposable
{
    private const string WakeUp = "wake-up";
    private const string CloseDays = "close-days";

    private readonly StuckTeams _stuck = new();
    private readonly NightShift _shift = shifts.Begin();
    private readonly CancellationTokenSource _leaving = new();
    private Task _work = Task.CompletedTask;

    public async ValueTask StartAsync()
    {
        await this.RegisterOrUpdateReminder(WakeUp, options.CareInterval, options.CareInterval);
        await this.RegisterOrUpdateReminder(CloseDays, options.CareInterval, options.CareInterval);
    }

    public ValueTask<CaretakerReport> ReportAsync() =>
        ValueTask.FromResult(new CaretakerReport { LookedAt = state.State.LookedAt, TeamsWoken = state.State.TeamsWoken });

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _leaving.CancelAsync();
        await _work.WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public void Dispose() => _leaving.Dispose();

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (reminderName == WakeUp)
            return WakeTeamsAsync();
        // Beside the grain, because counting a large day again takes longer than a call may.
        if (reminderName == CloseDays && _work.IsCompleted)
            _work = Task.Run(WorkAsync, _leaving.Token);
        return Task.CompletedTask;
    }

    private async Task WorkAsync()
    {
        while (await _shift.StepAsync(_leaving.Token) == StepResult.Worked)
        {
        }
    }

    private async Task WakeTeamsAsync()
    {
        var stuck = _stuck.Look(await actors.Marks.ReadAsync());
        foreach (var team in stuck)
            await WakeAsync(team);
        if (stuck.Count > 0)
            GrainsLog.TeamsWoken(logger, stuck.Count);

        state.State.LookedAt = clock.Time.GetUtcNow();
        state.State.TeamsWoken = stuck.Count;
        await state.WriteStateAsync();
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
