using Workshop.Corrections;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Vouchers;

namespace Workshop.Actors;

/// <summary>The whole workshop: what the dashboard shows. Every figure is kept up to date entry by entry; asking only sorts.</summary>
public sealed class WorkshopActor : IView, IDeltaSink
{
    /// <summary>The dashboard's window in days: today and the 29 before it.</summary>
    public const int WindowDays = 30;

    private const int TimelineDays = 7;

    private readonly ActorServices _services;
    private readonly DeltaInbox _inbox;
    private readonly ActivityWindow _activity = new();
    private readonly RecentEntries _recent = new();
    private readonly WindowTally<string> _features;
    private readonly WindowTally<string> _teams;
    private readonly WindowTally<ValueTuple> _all;
    private readonly ErrorTypes _errorTypes;
    private readonly ErrorTypes _errorTypesOfWeek;
    private readonly DayHistory _history = new();
    private readonly HashSet<string> _seenFeatures = new(StringComparer.Ordinal);
    private readonly HashSet<DateOnly> _seenDays = [];
    private readonly VoucherCohorts _vouchers = new();
    private WorkshopIncidents _incidents = null!;
    private CorrectionBook _corrections = null!;
    private Dashboard? _dashboard;

    private WorkshopActor(ActorServices services)
    {
        _services = services;
        _inbox = new DeltaInbox(services, this);
        var today = services.Today;
        _features = new(WindowDays, today);
        _teams = new(WindowDays, today);
        _all = new(WindowDays, today);
        _errorTypes = new(WindowDays, today);
        _errorTypesOfWeek = new(TimelineDays, today);
    }

    /// <summary>Starts from the stored cells and what the log has beyond them.</summary>
    public static async ValueTask<WorkshopActor> ActivateAsync(ActorServices services)
    {
        var actor = new WorkshopActor(services);
        var from = services.WindowStart;
        var (names, stored) = await services.Cells.ReadAsync(names => new CellRead
        {
            Queries =
            [
                new CellQuery(Coordinates.Day | Coordinates.Feature | Coordinates.Type) { From = from },
                new CellQuery(Coordinates.Day | Coordinates.Team) { From = from },
                new CellQuery(Coordinates.Day),
                .. names.FeaturesSentAs(VoucherCounts.Feature)
                    .Where(sent => names.FeatureOf(sent) == VoucherCounts.Feature)
                    .Select(static sent => new CellQuery(Coordinates.Day | Coordinates.Type) { Feature = sent }),
            ],
            MinutesFrom = services.Minute - ActivityWindow.Minutes,
            Moments = new MomentQuery(),
        });
        actor._corrections = new CorrectionBook(names, services);
        foreach (var cell in stored.Cells[0])
            actor.Add(cell.Day, names.FeatureOf(cell.Feature!), cell);
        foreach (var cell in stored.Cells[1])
            actor._teams.Add(cell.Day, names.TeamOf(cell.Team!), cell.Counters);
        foreach (var day in stored.Cells[2])
            actor._history.Add(day.Day, day.Counters);
        foreach (var cell in stored.Cells.Skip(3).SelectMany(static cells => cells))
            actor._vouchers.Add(cell.Day, cell);
        foreach (var minute in stored.Minutes)
            actor._activity.Add(minute);
        actor._incidents = await WorkshopIncidents.LoadAsync(services, stored.Moments, names);
        await actor._recent.LoadAsync(services.Log);
        await actor._inbox.StartAsync(stored.Teams);
        return actor;
    }

    public ValueTask ReceiveAsync(TeamDelta delta) => _inbox.ReceiveAsync(delta);

    public bool HasCounted(IReadOnlyList<TeamMark> marks) => _inbox.HasCounted(marks);

    public ValueTask<bool> CatchUpAsync(IReadOnlyList<TeamMark> marks) => _inbox.CatchUpAsync(marks);

    /// <summary>Takes what several teams' entries add. What does not fit is read from the log.</summary>
    public async ValueTask ReceiveAsync(CombinedDelta delta)
    {
        foreach (var single in delta.Singles)
            await _inbox.ReceiveAsync(single);
        if (_inbox.TryMove(delta.Teams))
        {
            Add(delta);
            return;
        }

        foreach (var span in delta.Teams)
            await _inbox.CatchUpAsync(span.Team, span.UpTo, span.Epoch);
    }

    /// <summary>The dashboard now.</summary>
    public Dashboard Dashboard()
    {
        MoveOn();
        _dashboard ??= Build();
        return _dashboard with { AsOf = _services.Clock.GetUtcNow() };
    }

    /// <summary>The whole workshop's history.</summary>
    public History History()
    {
        MoveOn();
        return _history.ToHistory(name: "", _errorTypes.Top());
    }

    /// <summary>Counters of the window by team.</summary>
    public IReadOnlyList<NamedCounters> Teams() => Ranked(_teams);

    /// <summary>Counters of the window by feature.</summary>
    public IReadOnlyList<NamedCounters> Features() => Ranked(_features);

    /// <summary>Vouchers by the day on which they were issued, oldest first.</summary>
    public IReadOnlyList<VoucherCohort> Vouchers() => _vouchers.Cohorts();

    public IncidentPage Incidents(IncidentQuery query) =>
        _incidents.Page(query.Feature is { } feature ? query with { Feature = Names.FeatureOf(feature) } : query);

    public Incident? Incident(IncidentId id) => _incidents.Find(id);

    /// <inheritdoc cref="WorkshopIncidents.ActAsync"/>
    public ValueTask<IncidentAnswer> ActAsync(IncidentRequest request)
    {
        _dashboard = null;
        return _incidents.ActAsync(request);
    }

    /// <summary>The corrections by which it counts.</summary>
    public CorrectedNames Names => _corrections.Names;

    /// <inheritdoc cref="CorrectionBook.CorrectAsync"/>
    public ValueTask<CorrectionAnswer> CorrectAsync(CorrectionRequest request) => _corrections.CorrectAsync(request, HasSeen);

    /// <summary>Whether entries sent with this feature came since the view started, whatever their day; older ones are in the store.</summary>
    public bool HasSeen(string feature) => _seenFeatures.Contains(feature);

    /// <summary>Whether entries of this day came since the view started; older ones are in the store.</summary>
    public bool HasSeen(DateOnly day) => _seenDays.Contains(day);

    void IDeltaSink.Add(TeamDelta delta)
    {
        _dashboard = null;
        MoveOn();
        foreach (var day in delta.Days)
            _teams.Add(day.Day, Names.TeamOf(delta.Team), Add(day));
        _recent.Add(delta.Team, delta.Tail);
    }

    private void Add(CombinedDelta delta)
    {
        _dashboard = null;
        MoveOn();
        foreach (var day in delta.Days)
            Add(day);
        foreach (var team in delta.Teams)
        {
            foreach (var day in team.Days)
                _teams.Add(day.Day, Names.TeamOf(team.Team), day.Counters);
        }

        foreach (var recent in delta.Recent)
            _recent.Add(recent.Team, [recent.Frame]);
    }

    /// <summary>Adds a day's cells and minutes; returns the sum of its cells.</summary>
    private Counters Add(DayDelta day)
    {
        var sum = default(Counters);
        _seenDays.Add(day.Day);
        foreach (ref readonly var cell in day.Cells.Span)
        {
            var feature = Names.FeatureOf(cell.Feature!);
            _seenFeatures.Add(cell.Feature!);
            if (feature == VoucherCounts.Feature)
                _vouchers.Add(day.Day, cell);
            Add(day.Day, feature, cell);
            sum += cell.Counters;
        }

        _history.Add(day.Day, sum);
        _incidents.Add(day);
        foreach (var minute in day.Minutes.Span)
            _activity.Add(minute);
        return sum;
    }

    private void Add(DateOnly day, string feature, in Cell cell)
    {
        _all.Add(day, default, cell.Counters);
        _features.Add(day, feature, cell.Counters);
        _errorTypes.Add(day, cell);
        _errorTypesOfWeek.Add(day, cell);
    }

    /// <summary>Lets days and minutes that are over leave their windows.</summary>
    private void MoveOn()
    {
        var before = _activity.Count;
        _activity.MoveTo(_services.Minute);
        if (_activity.Count != before)
            _dashboard = null;

        var today = _services.Today;
        if (today == _all.Today)
            return;
        _dashboard = null;
        _all.MoveTo(today);
        _features.MoveTo(today);
        _teams.MoveTo(today);
        _errorTypes.MoveTo(today);
        _errorTypesOfWeek.MoveTo(today);
    }

    private Dashboard Build()
    {
        var window = _all.Sum[default];
        var target = _services.Options.ActivityTarget;
        var activity = Kpis.Activity(_activity.Count, target);
        var readiness = Kpis.Readiness(window, activity);
        var timeline = Timeline();
        return new Dashboard
        {
            Window = window,
            ProductionReadiness = Kpis.Round(readiness, 1),
            ReadinessLevel = Kpis.LevelOf(readiness),
            QualityScore = Kpis.Round(Kpis.Quality(window), 1),
            SystemStability = Kpis.Round(Kpis.Stability(window), 1),
            ActivityCount = _activity.Count,
            ActivityFactor = window.Entries == 0 ? null : Kpis.Round(activity, 1),
            ActivityTarget = target,
            ErrorRate = Kpis.Round(Kpis.ErrorRate(window), 2),
            TopErrors = _errorTypes.Top(),
            TopErrorsOfWeek = _errorTypesOfWeek.Top(),
            Timeline = timeline,
            Incidents = _incidents.Figures(),
            FixesPerWeek = timeline.Sum(static day => day.Counters.Fixes),
            Features = [.. Ranked(_features).Select(Maturity)],
            Recent = _recent.Take(Names),
            Today = _all.Today,
            AsOf = _services.Clock.GetUtcNow(),
            Sequence = _inbox.Sequence,
            Corrections = Names.Version,
        };
    }

    private DayCounters[] Timeline()
    {
        var days = new DayCounters[TimelineDays];
        for (var i = 0; i < TimelineDays; i++)
        {
            var day = _all.Today.AddDays(i + 1 - TimelineDays);
            days[i] = new DayCounters(day, _all.On(day, default));
        }

        return days;
    }

    private static FeatureMaturity Maturity(NamedCounters feature) => new(
        feature.Name,
        feature.Counters.Entries,
        feature.Counters.Errors,
        Kpis.Round(Kpis.ErrorRate(feature.Counters), 2) ?? 0,
        MaturityLevels.Of(feature.Counters));

    private static List<NamedCounters> Ranked(WindowTally<string> tally) => tally.Sum.Ranked(static name => name);
}
