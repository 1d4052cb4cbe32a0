using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Workshop.Actors;
using Workshop.Closing;
using Workshop.Corrections;
using Workshop.Dedupe;
using Workshop.Entries;
using Workshop.Hosts;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Utilisation;
using Workshop.Vouchers;

namespace Workshop.Embedded;

/// <summary>Hosts all actors in this process: a mailbox each, made on first use. Nothing distributed; whoever outgrows it uses the cluster.</summary>
public sealed class EmbeddedEngine : IEngine, ITeamOwners, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TeamHost> _teams = new(StringComparer.Ordinal);
    private readonly LiveFeeds _feeds = new();
    private readonly Signal _changed = new();
    private readonly EmbeddedViews _views;
    private readonly ActorServices _services;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _ticking = Task.CompletedTask;
    private Task? _stopped;

    public EmbeddedEngine(
        IEventLog log, ICellStore cells, IIncidentStore incidents, EngineOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        _logger = loggers.CreateLogger<EmbeddedEngine>();
        var ids = new IdBudget(options.IdsInMemory);
        _views = new EmbeddedViews(
            views => new ActorServices(log, cells, incidents, views, options, clock, ids), _feeds, _changed, _logger);
        _services = _views.Services;
    }

    /// <summary>Makes the workshop's view ready; the other actors start on first use.</summary>
    /// <exception cref="StorageUnavailableException">The storage cannot be read.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await DashboardAsync(cancellationToken);
        _ticking = TickAsync();
    }

    /// <summary>Takes no more entries, ends what is under way and writes all cells. Once, however many ask for it.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        lock (_stopping)
            _stopped ??= StopOnceAsync();
        return _stopped.WaitAsync(cancellationToken);
    }

    /// <summary>Stops if that has not been done, and frees what is left.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    public ValueTask<AppendResult> AppendAsync(EntryBatch batch, CancellationToken cancellationToken = default) =>
        new(Team(batch.Team).AppendAsync(batch));

    public async ValueTask<Dashboard> DashboardAsync(CancellationToken cancellationToken = default) =>
        await _views.Workshop.AskAsync(static workshop => workshop.Dashboard(), cancellationToken);

    public async IAsyncEnumerable<Dashboard> WatchDashboardAsync(
        TimeSpan interval, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var change = _changed.Next();
            yield return await DashboardAsync(cancellationToken);
            await Task.Delay(interval, _services.Clock, cancellationToken);
            await change.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask<History> HistoryAsync(CancellationToken cancellationToken = default) =>
        await _views.Workshop.AskAsync(static workshop => workshop.History(), cancellationToken);

    public async ValueTask<IReadOnlyList<NamedCounters>> TeamsAsync(CancellationToken cancellationToken = default) =>
        await _views.Workshop.AskAsync(static workshop => workshop.Teams(), cancellationToken);

    public async ValueTask<IReadOnlyList<NamedCounters>> FeaturesAsync(CancellationToken cancellationToken = default) =>
        await _views.Workshop.AskAsync(static workshop => workshop.Features(), cancellationToken);

    public async ValueTask<History?> TeamAsync(string team, CancellationToken cancellationToken = default)
    {
        var (names, known) = await KnownTeamsAsync(team, cancellationToken);
        var parts = new List<History>();
        foreach (var sent in known)
            parts.Add(await Team(sent).HistoryAsync().WaitAsync(cancellationToken));
        var history = History.Merge(names.TeamOf(team), parts);
        return history.Total.Entries == 0 ? null : history;
    }

    public async ValueTask<History?> FeatureAsync(string feature, CancellationToken cancellationToken = default)
    {
        var names = _views.Names;
        if (!await IsKnownFeatureAsync(names.FeaturesSentAs(feature), cancellationToken))
            return null;
        return await _views.Feature(names.FeatureOf(feature)).AskAsync(static view => view.History(), cancellationToken);
    }

    public async ValueTask<DayFigures?> DayAsync(DateOnly day, CancellationToken cancellationToken = default)
    {
        if (!await IsKnownDayAsync(day, cancellationToken))
            return null;
        return await _views.Day(day).AskAsync(static view => view.Figures(), cancellationToken);
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
            var open = await Team(sent).OpenWorkAsync(first, last).WaitAsync(cancellationToken);
            parts.AddRange(await TeamWorks.ReadAsync(_services.Cells, new WorkQuery(first, last, sent), open, cancellationToken));
        }

        return TeamWorks.Merge(names.TeamOf(team), parts);
    }

    public async ValueTask<IReadOnlyList<TeamWork>> DayWorkAsync(DateOnly day, CancellationToken cancellationToken = default) =>
        await IsKnownDayAsync(day, cancellationToken) ? await _views.Day(day).AskAsync(static view => view.Work(), cancellationToken) : [];

    public async ValueTask<IReadOnlyList<VoucherCohort>> VouchersAsync(CancellationToken cancellationToken = default) =>
        await _views.Workshop.AskAsync(static workshop => workshop.Vouchers(), cancellationToken);

    public async ValueTask<IncidentPage> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken = default) =>
        await _views.Workshop.AskAsync(workshop => workshop.Incidents(query), cancellationToken);

    public async ValueTask<Incident?> IncidentAsync(IncidentId id, CancellationToken cancellationToken = default) =>
        await _views.Workshop.AskAsync(workshop => workshop.Incident(id), cancellationToken);

    public async ValueTask<IncidentAnswer> ActAsync(IncidentRequest request, CancellationToken cancellationToken = default)
    {
        var answer = await _views.Workshop.AskAsync(workshop => workshop.ActAsync(request), cancellationToken);
        _changed.Pulse();
        return answer;
    }

    public ValueTask<CorrectedNames> NamesAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(_views.Names);

    /// <summary>The workshop's view makes it and starts anew: what it then finds in the store holds for all, also if it is not known what was stored.</summary>
    public async ValueTask<CorrectionAnswer> CorrectAsync(CorrectionRequest request, CancellationToken cancellationToken = default)
    {
        try
        {
            var answer = await _views.Workshop.AskAsync(workshop => workshop.CorrectAsync(request), CancellationToken.None);
            if (answer.Verdict == CorrectionVerdict.Done)
                await _views.Workshop.ReloadAsync();
            return answer;
        }
        finally
        {
            await FollowNamesAsync(CancellationToken.None);
            _changed.Pulse();
        }
    }

    public ValueTask<ILiveFeed> SubscribeAsync(int capacity, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_feeds.Subscribe(capacity));

    public async ValueTask WakeAsync(string team) => await Team(team).HistoryAsync();

    public async ValueTask<bool> RecountAsync(string team, DateOnly day)
    {
        if (!await Team(team).RecountAsync(day))
            return false;
        await _views.ReloadAsync();
        _changed.Pulse();
        return true;
    }

    /// <summary>Teams first: what they told the views before stands in the views' mailboxes then, in front of what has these forget it.</summary>
    public async ValueTask ReloadAsync(CancellationToken cancellationToken = default)
    {
        await Task.WhenAll(_teams.Values.Select(static team => team.ForgetAsync())).WaitAsync(cancellationToken);
        await _views.ReloadAsync();
        await FollowNamesAsync(cancellationToken);
        _changed.Pulse();
    }

    private async Task StopOnceAsync()
    {
        await _stopping.CancelAsync();
        await _ticking;
        await Task.WhenAll(_teams.Values.Select(static team => team.StopAsync()));
        await _views.StopAsync();
    }

    private TeamHost Team(string team) => _teams.GetOrAdd(team, NewTeam, this);

    private static TeamHost NewTeam(string team, EmbeddedEngine engine) => new(team, engine._services, engine._logger);

    private async Task TickAsync()
    {
        using var timer = new PeriodicTimer(_services.Options.FlushInterval, _services.Clock);
        var minute = _services.Minute;
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                foreach (var (_, team) in _teams)
                    team.Tick();
                if (_services.Minute == minute)
                    continue;
                minute = _services.Minute;
                _views.PassivateIdle();
                _changed.Pulse();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    /// <summary>Asked, the workshop's view has started anew, and has told the others of the names that count.</summary>
    private async ValueTask FollowNamesAsync(CancellationToken cancellationToken) =>
        await _views.Workshop.AskAsync(static workshop => workshop.Names, cancellationToken);

    // Unknown names and days get no actor: whoever asks for endless ones must not fill the memory.

    /// <summary>The names that entries were sent with which count for a team.</summary>
    private async ValueTask<(CorrectedNames Names, IReadOnlyList<string> Known)> KnownTeamsAsync(string team, CancellationToken cancellationToken)
    {
        var names = _views.Names;
        var known = new List<string>();
        foreach (var sent in names.TeamsSentAs(team))
        {
            if (await IsKnownTeamAsync(sent, cancellationToken))
                known.Add(sent);
        }

        return (names, known);
    }

    private async ValueTask<bool> IsKnownTeamAsync(string team, CancellationToken cancellationToken) =>
        _teams.ContainsKey(team) || await IsStoredAsync(team, cancellationToken);

    private async ValueTask<bool> IsStoredAsync(string team, CancellationToken cancellationToken)
    {
        var stored = await _services.Cells.ReadAsync(new CellRead { Queries = [], Team = team }, cancellationToken);
        return stored.Teams.Count > 0;
    }

    private async ValueTask<bool> IsKnownFeatureAsync(IReadOnlyList<string> sent, CancellationToken cancellationToken)
    {
        foreach (var feature in sent)
        {
            if (_views.FindFeature(feature) is not null
                || await HasCellsAsync(new CellQuery(Coordinates.None) { Feature = feature }, cancellationToken)
                || await _views.Workshop.AskAsync(workshop => workshop.HasSeen(feature), cancellationToken))
                return true;
        }

        return false;
    }

    private async ValueTask<bool> IsKnownDayAsync(DateOnly day, CancellationToken cancellationToken) =>
        _views.FindDay(day) is not null
        || await HasCellsAsync(new CellQuery(Coordinates.None) { From = day, To = day }, cancellationToken)
        || await _views.Workshop.AskAsync(workshop => workshop.HasSeen(day), cancellationToken);

    private async ValueTask<bool> HasCellsAsync(CellQuery query, CancellationToken cancellationToken)
    {
        var stored = await _services.Cells.ReadAsync(new CellRead { Queries = [query], Team = "" }, cancellationToken);
        return stored.Cells[0].Any(static cell => cell.Counters.Entries > 0);
    }
}
