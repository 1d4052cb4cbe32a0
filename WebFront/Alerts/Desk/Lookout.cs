using System.Globalization;
using Microsoft.Extensions.Options;
using Workshop.Alerts;
using Workshop.Closing;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Alerts.Desk;

/// <summary>Looks at the workshop once a second for what people are to be told. What it knows of the past is in the store.</summary>
internal sealed class Lookout(IEngine engine, IAlertStore store, IDayStore days, IOptions<AlertsOptions> options, IOptions<WorkshopOptions> workshop, TimeProvider clock)
{
    private const string BeganNote = "began";
    private const string ReadinessNote = "readiness";

    /// <summary>More than anybody can be told of at once; the ones that were opened last are.</summary>
    private const int MostIncidents = 50_000;

    /// <summary>Incidents are looked at when the number of critical errors has changed, and so often anyway: a late one may have left that as it was.</summary>
    private static readonly TimeSpan IncidentInterval = TimeSpan.FromSeconds(10);

    private readonly AlertsOptions _options = options.Value;
    private readonly AlertRules _rules = options.Value.Rules(workshop.Value.Zone);
    private IncidentAlerts _incidents = null!;
    private ReadinessWatch _readiness = null!;
    private ProofAlerts _proofs = null!;
    private DailyDigest _digest = null!;
    private DateTimeOffset _began;
    private DateTimeOffset _lookedAt;
    private DateTimeOffset _prunedAt;
    private long _critical = -1;

    /// <summary>Reads what was known before.</summary>
    /// <param name="startedAt">When this process began to take entries: what is older is history, if nobody has looked before.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    public async Task StartAsync(DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        _incidents = new IncidentAlerts(_rules);
        foreach (var (key, kind, raisedAt) in await store.ListIncidentKeysAsync(cancellationToken))
            _incidents.Add(key, kind, raisedAt);
        _readiness = new ReadinessWatch(_rules.Readiness, ReadinessStates.Parse(await store.ReadNoteAsync(ReadinessNote, cancellationToken)));
        _began = await ReadBeginAsync(startedAt, cancellationToken);
        _proofs = new ProofAlerts(days);
        _digest = new DailyDigest(store, AlertsOptions.Time(_options.DigestAt), workshop.Value.Zone);
    }

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var dashboard = await engine.DashboardAsync(cancellationToken);
        if (dashboard.Window.Critical != _critical || now - _lookedAt >= IncidentInterval)
        {
            await LookAtIncidentsAsync(now, cancellationToken);
            (_critical, _lookedAt) = (dashboard.Window.Critical, now);
        }

        await LookAtReadinessAsync(dashboard.ProductionReadiness, now, cancellationToken);
        await RaiseAsync(await _proofs.TakeAsync(Since(now), now, cancellationToken), cancellationToken);
        await RaiseAsync(await _digest.TakeAsync(now, cancellationToken), cancellationToken);
        await PruneAsync(now, cancellationToken);
    }

    private async Task LookAtIncidentsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (incidents, _) = await CriticalIncidents.ReadAsync(engine, Since(now), MostIncidents, cancellationToken);
        await RaiseAsync(_incidents.Take(incidents, await engine.NamesAsync(cancellationToken), now), cancellationToken);
    }

    private async Task LookAtReadinessAsync(double? readiness, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = ReadinessStates.Of(_readiness.States);
        var crossings = _readiness.Next(readiness, now);
        // First the alert: if the state were stored and the alert were not, nobody would ever be told.
        await RaiseAsync([.. crossings.Select(crossing => Alert.Readiness(crossing, readiness!.Value, now))], cancellationToken);
        var after = ReadinessStates.Of(_readiness.States);
        if (after != before)
            await store.WriteNoteAsync(ReadinessNote, after, cancellationToken);
    }

    /// <summary>What was broken before anybody wanted to be told, and what is reported days later, is history.</summary>
    private DateTimeOffset Since(DateTimeOffset now)
    {
        var oldest = now - _options.MaxAge;
        return _began > oldest ? _began : oldest;
    }

    private async Task PruneAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - _prunedAt < TimeSpan.FromHours(1))
            return;
        await store.PruneAsync(now.AddDays(-_options.KeepDays), cancellationToken);
        _prunedAt = now;
    }

    private async Task<DateTimeOffset> ReadBeginAsync(DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        if (await store.ReadNoteAsync(BeganNote, cancellationToken) is { } text)
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        await store.WriteNoteAsync(BeganNote, startedAt.ToString("O", CultureInfo.InvariantCulture), cancellationToken);
        return startedAt;
    }

    private async Task RaiseAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        if (alerts.Count > 0)
            await store.RaiseAsync(alerts, cancellationToken);
    }
}
