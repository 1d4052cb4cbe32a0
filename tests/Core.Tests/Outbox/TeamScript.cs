using Workshop.Actors;
using Workshop.Dedupe;
using Workshop.Stats;
using Workshop.Support;

namespace Workshop.Core.Tests.Outbox;

/// <summary>Real team actors on a store in memory; what they tell the views is caught here.</summary>
internal sealed class TeamScript : IViewDirectory
{
    private static readonly DateTimeOffset Now = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);

    private readonly Dictionary<string, TeamActor> _teams = [];
    private readonly Caught _workshop;
    private readonly Caught _feature;

    public TeamScript(Action<TeamDelta> toWorkshop, Action<TeamDelta>? toFeature = null)
    {
        _workshop = new Caught(toWorkshop);
        _feature = new Caught(toFeature ?? (static _ => { }));
        Services = new ActorServices(
            Store, Store, Store, this, new EngineOptions { TimeZone = TimeZoneInfo.Utc }, new ManualClock(Now), new IdBudget(1000));
    }

    public MemoryStore Store { get; } = new();

    public ActorServices Services { get; }

    public bool FeatureIsActive { get; set; } = true;

    public IViewInbox Workshop => _workshop;

    public bool HasReaders => false;

    public IViewInbox? FindDay(DateOnly day) => null;

    public IViewInbox? FindFeature(string feature) => FeatureIsActive && feature == "paint" ? _feature : null;

    public void Publish(string team, IReadOnlyList<NumberedFrame> frames) => throw new NotSupportedException();

    /// <summary>Appends entries of one feature of a team, today or days ago.</summary>
    public async Task AppendAsync(string team, int entries, string feature = "paint", int daysAgo = 0)
    {
        if (!_teams.TryGetValue(team, out var actor))
            _teams.Add(team, actor = await TeamActor.ActivateAsync(team, Services));
        using var batch = Make.Batch(Now, [.. Enumerable.Range(0, entries).Select(_ => new Made(team, feature, $"{feature}.error") { Time = Now.AddDays(-daysAgo) })]);
        await actor.AppendAsync([batch]);
    }

    /// <summary>The team's actor is lost with all that it has not written.</summary>
    public void Crash(string team) => _teams.Remove(team);

    public async Task<IReadOnlyList<TeamMark>> MarksAsync() => (await Store.ReadAsync(new CellRead { Queries = [] })).Teams;

    private sealed class Caught(Action<TeamDelta> take) : IViewInbox
    {
        public ValueTask SendAsync(TeamDelta delta)
        {
            take(delta);
            return ValueTask.CompletedTask;
        }
    }
}
