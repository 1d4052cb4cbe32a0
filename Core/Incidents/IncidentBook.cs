using System.Runtime.InteropServices;
using Workshop.Corrections;
using Workshop.Entries;

namespace Workshop.Incidents;

/// <summary>
/// All incidents of a workshop. What happens is only noted; incidents that it changes are worked out again when somebody asks, from the
/// first change on.
/// </summary>
/// <param name="days">The workshop's days.</param>
/// <param name="today">The present one.</param>
/// <param name="names">Which features count as the same.</param>
internal sealed class IncidentBook(LocalDays days, DateOnly today, CorrectedNames names)
{
    private readonly Dictionary<(string Feature, string Type), Timeline> _timelines = [];
    private readonly Dictionary<(string Sent, string Type), Timeline> _bySent = [];
    private readonly Dictionary<long, Timeline> _byFingerprint = [];
    private readonly Dictionary<(string Feature, string About), FixGroup> _fixes = [];
    private readonly Dictionary<(string Feature, string Type), FixGroup> _fixesByType = [];
    private readonly Dictionary<long, Unclaimed> _unclaimed = [];
    private readonly HashSet<Timeline> _changed = [];
    private readonly IncidentTotals _totals = new(days, today);

    /// <summary>Notes a moment.</summary>
    public void Add(in Moment moment)
    {
        if (moment.Kind == MomentKind.Error)
            Note(TimelineOf(moment.Feature, moment.Type), static (timeline, moment) => timeline.AddErrors(moment.Minute, moment.Times), moment);
        else if (moment.Kind == MomentKind.Critical)
            Note(TimelineOf(moment.Feature, moment.Type), static (timeline, moment) => timeline.AddCritical(moment.Minute, moment.Times), moment);
        else if (moment.Feature.Length > 0)
            AddFix(moment);
        else if (IncidentId.TryParseName(moment.Type, out var id))
            AddNamed(id, new NamedFix(id.Moment, moment.Minute, moment.Times));
    }

    /// <summary>Notes what a person did.</summary>
    public void Add(IncidentAction action)
    {
        if (_byFingerprint.TryGetValue(action.Incident.Fingerprint, out var timeline))
            Note(timeline, static (timeline, action) => timeline.Add(action), action);
        else
            UnclaimedOf(action.Incident.Fingerprint).Actions.Add(action);
    }

    /// <summary>The figures; they change only with what is noted, and with the day.</summary>
    public IncidentFigures Figures(DateOnly day)
    {
        Refresh();
        return _totals.Figures(day);
    }

    public IncidentPage Page(IncidentQuery query)
    {
        Refresh();
        var newest = new PriorityQueue<(Timeline Timeline, IncidentRun Run), (long, long)>();
        foreach (var timeline in _timelines.Values)
        {
            if ((query.Feature ?? timeline.Feature) != timeline.Feature || (query.Type ?? timeline.Type) != timeline.Type)
                continue;
            foreach (var run in timeline.Runs)
            {
                var place = (run.OpenedAt, timeline.Fingerprint);
                if ((query.States.Count > 0 && !query.States.Contains(run.State))
                    || (query.CriticalSince is { } since && (run.Critical.Errors == 0 || run.Critical.LastAt < since.ToUnixTimeMilliseconds()))
                    || (query.After is { } after && place.CompareTo((after.Moment, after.Fingerprint)) >= 0))
                    continue;
                newest.Enqueue((timeline, run), place);
                if (newest.Count > query.Limit + 1)
                    newest.Dequeue();
            }
        }

        return Drain(newest, query.Limit);
    }

    /// <summary>The incident that an id leads to.</summary>
    public (Timeline Timeline, IncidentRun Run)? Find(IncidentId id)
    {
        Refresh();
        return _byFingerprint.TryGetValue(id.Fingerprint, out var timeline) && timeline.At(id.Moment) is { } run ? (timeline, run) : null;
    }

    private static IncidentPage Drain(PriorityQueue<(Timeline Timeline, IncidentRun Run), (long, long)> newest, int limit)
    {
        var incidents = new List<Incident>(newest.Count);
        while (newest.TryDequeue(out var found, out _))
            incidents.Add(found.Run.ToIncident(found.Timeline));
        incidents.Reverse();
        var hasMore = incidents.Count > limit;
        return new IncidentPage(hasMore ? incidents.GetRange(0, limit) : incidents, hasMore);
    }

    private void AddFix(in Moment moment)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_fixesByType, (moment.Feature, moment.Type), out _);
        group ??= FixesOf(names.FeatureOf(moment.Feature), IncidentTypes.AboutOf(moment.Type));
        var first = group.Add(moment.Type, moment.Minute, moment.Times);
        foreach (var timeline in group.Mended)
            Note(timeline, static (timeline, first) => timeline.FixedFrom(first), first);
    }

    private void AddNamed(IncidentId id, NamedFix fix)
    {
        if (_byFingerprint.TryGetValue(id.Fingerprint, out var timeline))
            Note(timeline, static (timeline, fix) => timeline.Add(fix), fix);
        else
            UnclaimedOf(id.Fingerprint).Fixes.Add(fix);
    }

    private void Note<T>(Timeline timeline, Func<Timeline, T, bool> add, T what)
    {
        if (add(timeline, what))
            _changed.Add(timeline);
    }

    private void Refresh()
    {
        foreach (var timeline in _changed)
            timeline.Refresh(_totals.Remove, _totals.Add);
        _changed.Clear();
    }

    /// <summary>An incident's name stays good when its feature's has been corrected.</summary>
    private Timeline TimelineOf(string sent, string type)
    {
        if (_bySent.TryGetValue((sent, type), out var timeline))
            return timeline;
        timeline = TimelineOfCorrected(names.FeatureOf(sent), type);
        _bySent.Add((sent, type), timeline);
        Name(timeline, IncidentId.FingerprintOf(sent, type));
        return timeline;
    }

    private Timeline TimelineOfCorrected(string feature, string type)
    {
        if (_timelines.TryGetValue((feature, type), out var timeline))
            return timeline;
        FixGroup[] fixes = [.. IncidentTypes.MendedBy(type).Select(about => FixesOf(feature, about))];
        timeline = new Timeline(feature, type, fixes);
        foreach (var group in fixes)
            group.Mended.Add(timeline);
        _timelines.Add((feature, type), timeline);
        Name(timeline, timeline.Fingerprint);
        return timeline;
    }

    private void Name(Timeline timeline, long fingerprint)
    {
        _byFingerprint[fingerprint] = timeline;
        if (!_unclaimed.Remove(fingerprint, out var unclaimed))
            return;
        unclaimed.GiveTo(timeline);
        _changed.Add(timeline);
    }

    private FixGroup FixesOf(string feature, string about)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_fixes, (feature, about), out _);
        return group ??= new FixGroup();
    }

    private Unclaimed UnclaimedOf(long fingerprint)
    {
        ref var unclaimed = ref CollectionsMarshal.GetValueRefOrAddDefault(_unclaimed, fingerprint, out _);
        return unclaimed ??= new Unclaimed();
    }

    /// <summary>What names an incident of which no error is known yet.</summary>
    private sealed class Unclaimed
    {
        public List<NamedFix> Fixes { get; } = [];

        public List<IncidentAction> Actions { get; } = [];

        public void GiveTo(Timeline timeline)
        {
            foreach (var fix in Fixes)
                timeline.Add(fix);
            foreach (var action in Actions)
                timeline.Add(action);
        }
    }
}
