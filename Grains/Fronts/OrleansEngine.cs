using System.Runtime.CompilerServices;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Grains.Teams;
using Workshop.Grains.Views;
using Workshop.Hosts;
using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Utilisation;
using Workshop.Vouchers;

namespace Workshop.Grains.Fronts;

/// <summary>The cluster's actors as a front sees them: the same promises as those of the embedded engine, kept over silos that come and go.</summary>
internal sealed class OrleansEngine(
    IGrainFactory grains,
    ICellStore cells,
    MarkReader marks,
    PatientCaller caller,
    DashboardWatch watch,
    LogFeed feed,
    OrleansEngineOptions options,
    ActorClock clock) : IEngine
{
    /// <summary>Teams that are told at a time that the log was replaced.</summary>
    private const int ReloadedAtOnce = 50;

    private readonly AppendGate _gate = new(options.MaxAppends);

    /// <summary>
    /// Repeated with the same ids, an append counts once. One with entries that have no id is not repeated once it is not known
    /// what became of it: its sender is told so, as by the embedded engine.
    /// </summary>
    public async ValueTask<AppendResult> AppendAsync(EntryBatch batch, CancellationToken cancellationToken = default)
    {
        _gate.Enter();
        try
        {
            var team = grains.GetGrain<ITeamGrain>(batch.Team);
            var request = AppendRequest.Of(batch);
            return await caller.CallAsync(() => team.AppendAsync(request), mayRepeat: () => MayRepeat(batch));
        }
        finally
        {
            _gate.Leave();
        }
    }

    public ValueTask<Dashboard> DashboardAsync(CancellationToken cancellationToken = default) =>
        AskAsync(() => grains.Workshop().DashboardAsync());

    public async IAsyncEnumerable<Dashboard> WatchDashboardAsync(
        TimeSpan interval, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var (dashboard, next) = await watch.CurrentAsync(cancellationToken);
            yield return dashboard;
            await Task.Delay(interval, clock.Time, cancellationToken);
            await next.WaitAsync(cancellationToken);
        }
    }

    public ValueTask<History> HistoryAsync(CancellationToken cancellationToken = default) =>
        AskAsync(() => grains.Workshop().HistoryAsync());

    public async ValueTask<IReadOnlyList<NamedCounters>> TeamsAsync(CancellationToken cancellationToken = default) =>
        await AskAsync(() => grains.Workshop().TeamsAsync());

    public async ValueTask<IReadOnlyList<NamedCounters>> FeaturesAsync(CancellationToken cancellationToken = default) =>
        await AskAsync(() => grains.Workshop().FeaturesAsync());

    // Unknown names and days get no actor: whoever asks for endless ones must not fill the cluster's memory.

    public async ValueTask<History?> TeamAsync(string team, CancellationToken cancellationToken = default)
    {
        var (names, known) = await KnownTeamsAsync(team, cancellationToken);
        var parts = new List<History>();
        foreach (var sent in known)
            parts.Add(await AskAsync(() => grains.GetGrain<ITeamGrain>(sent).HistoryAsync()));
        var history = History.Merge(names.TeamOf(team), parts);
        return history.Total.Entries == 0 ? null : history;
    }

    public async ValueTask<History?> FeatureAsync(string feature, CancellationToken cancellationToken = default)
    {
        var names = await NamesAsync(cancellationToken);
        foreach (var sent in names.FeaturesSentAs(feature))
        {
            if (await HasCellsAsync(new CellQuery(Coordinates.None) { Feature = sent }, cancellationToken)
                || await AskAsync(() => grains.Workshop().HasSeenFeatureAsync(sent)))
                return await AskAsync(() => grains.Feature(names.FeatureOf(feature)).HistoryAsync());
        }

        return null;
    }

    public async ValueTask<DayFigures?> DayAsync(DateOnly day, CancellationToken cancellationToken = default)
    {
        return await IsKnownDayAsync(day, cancellationToken) ? await AskAsync(() => grains.Day(day).FiguresAsync()) : null;
    }

    public async ValueTask<IReadOnlyList<TeamWork>?> TeamWorkAsync(
        string team, DateOnly first, DateOnly last, CancellationToken cancellationToken = default)
    {
        var (names, known) = await KnownTeamsAsync(team, cancellationToken);
        if (known.Count == 0)
            return null;
        var parts = new List<TeamWork>();
        foreach (var sent in known)
        {
            var open = await AskAsync(() => grains.GetGrain<ITeamGrain>(sent).OpenWorkAsync(first, last));
            parts.AddRange(await TeamWorks.ReadAsync(cells, new WorkQuery(first, last, sent), open, cancellationToken));
        }

        return TeamWorks.Merge(names.TeamOf(team), parts);
    }

    public async ValueTask<IReadOnlyList<TeamWork>> DayWorkAsync(DateOnly day, CancellationToken cancellationToken = default) =>
        await IsKnownDayAsync(day, cancellationToken) ? await AskAsync(() => grains.Day(day).WorkAsync()) : [];

    public ValueTask<IReadOnlyList<VoucherCohort>> VouchersAsync(CancellationToken cancellationToken = default) =>
        AskAsync(() => grains.Workshop().VouchersAsync());

    public ValueTask<IncidentPage> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken = default) =>
        AskAsync(() => grains.Workshop().IncidentsAsync(query));

    public ValueTask<Incident?> IncidentAsync(IncidentId id, CancellationToken cancellationToken = default) =>
        AskAsync(() => grains.Workshop().IncidentAsync(id));

    /// <summary>Repeated with the same action id, it is done once.</summary>
    public ValueTask<IncidentAnswer> ActAsync(IncidentRequest request, CancellationToken cancellationToken = default) =>
        AskAsync(() => grains.Workshop().ActAsync(request));

    /// <summary>
    /// Teams first, wherever they are: when all have answered, no delta of before is on its way. Then the views that somebody has asked
    /// for lately; the others are not in memory.
    /// </summary>
    public async ValueTask ReloadAsync(CancellationToken cancellationToken = default)
    {
        var stored = await cells.ReadAsync(new CellRead { Queries = [] }, cancellationToken);
        foreach (var some in stored.Teams.Chunk(ReloadedAtOnce))
            await Task.WhenAll(some.Select(team => ForgetAsync(team.Team)));
        await AskAsync(grains.ReloadViewsAsync);
    }

    public ValueTask<CorrectedNames> NamesAsync(CancellationToken cancellationToken = default) => cells.NamesAsync(cancellationToken);

    /// <summary>Repeated with the same id, it is done once.</summary>
    public ValueTask<CorrectionAnswer> CorrectAsync(CorrectionRequest request, CancellationToken cancellationToken = default) =>
        AskAsync(() => grains.Workshop().CorrectAsync(request));

    public ValueTask<ILiveFeed> SubscribeAsync(int capacity, CancellationToken cancellationToken = default) =>
        feed.SubscribeAsync(capacity, cancellationToken);

    private async Task ForgetAsync(string team) => await AskAsync(async () =>
    {
        await grains.GetGrain<ITeamGrain>(team).ForgetAsync();
        return true;
    });

    private ValueTask<TResult> AskAsync<TResult>(Func<ValueTask<TResult>> question) =>
        caller.CallAsync(question, mayRepeat: static () => true);

    /// <summary>Called when an answer is missing: somebody may still be reading the frames, so their memory is not used again.</summary>
    private static bool MayRepeat(EntryBatch batch)
    {
        batch.LeaveMemory();
        return batch.Frames.All(static frame => HasOnlyIds(new Frame(frame)));
    }

    private static bool HasOnlyIds(in Frame frame)
    {
        foreach (ref readonly var row in frame.Rows)
        {
            if (row.Id == 0)
                return false;
        }

        return true;
    }

    /// <summary>The names that entries were sent with which count for a team.</summary>
    private async ValueTask<(CorrectedNames Names, IReadOnlyList<string> Known)> KnownTeamsAsync(string team, CancellationToken cancellationToken)
    {
        var stored = await marks.ReadAsync().WaitAsync(cancellationToken);
        var names = marks.Names;
        var sent = names.TeamsSentAs(team);
        return (names, [.. stored.Select(static mark => mark.Team).Where(name => sent.Contains(name, StringComparer.Ordinal))]);
    }

    private async ValueTask<bool> IsKnownDayAsync(DateOnly day, CancellationToken cancellationToken) =>
        await HasCellsAsync(new CellQuery(Coordinates.None) { From = day, To = day }, cancellationToken)
        || await AskAsync(() => grains.Workshop().HasSeenDayAsync(day));

    private async ValueTask<bool> HasCellsAsync(CellQuery query, CancellationToken cancellationToken)
    {
        var stored = await cells.ReadAsync(new CellRead { Queries = [query], Team = "" }, cancellationToken);
        return stored.Cells[0].Any(static cell => cell.Counters.Entries > 0);
    }
}
