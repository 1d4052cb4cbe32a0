using Workshop.Stats;

namespace Workshop.Incidents;

/// <summary>
/// Everything that happened to one fingerprint (feature and type), and the incidents that follow from it. They follow from the times of
/// errors, fixes and what people did alone, never from the order in which these became known: the first error opens an incident, the
/// first fix at or after it resolves it, the next error opens another one.
/// </summary>
internal sealed class Timeline
{
    private readonly MomentSeries _errors;
    private readonly MomentSeries _critical;
    private readonly bool _isCritical;
    private readonly FixGroup[] _fixes;
    private readonly List<NamedFix> _named = [];
    private readonly List<IncidentAction> _actions = [];
    private readonly List<IncidentRun> _runs = [];
    private long _changedFrom = long.MaxValue;

    public Timeline(string feature, string type, FixGroup[] fixes)
    {
        Feature = feature;
        Type = type;
        Fingerprint = IncidentId.FingerprintOf(feature, type);
        _errors = new MomentSeries(type);
        _critical = new MomentSeries(type);
        _isCritical = TypeWords.TraitsOf(type).HasFlag(TypeTraits.Critical);
        _fixes = fixes;
    }

    public string Feature { get; }

    public string Type { get; }

    public long Fingerprint { get; }

    /// <summary>In order of time. Up to date after <see cref="Refresh"/>.</summary>
    public IReadOnlyList<IncidentRun> Runs => _runs;

    /// <summary>Adds errors.</summary>
    /// <returns>Whether more has changed than that they have joined an open incident.</returns>
    public bool AddErrors(int minute, in MinuteTimes times)
    {
        // Forgetting a moment within an open incident changes nothing, but forgetting that with which it was opened does.
        var (first, forgotten) = _errors.Add(minute, times);
        if (_changedFrom == long.MaxValue && _runs is [.., { ResolvedAt: null } open] && open.OpenSince <= first && !(forgotten <= open.OpenSince))
        {
            var last = (long)minute * 60_000 + times.Last.Millisecond;
            open.Join(times.Total, last);
            if (_isCritical)
                open.JoinCritical(times.Total, first, last);
            return false;
        }

        return ChangedFrom(Math.Min(first, forgotten ?? first));
    }

    /// <summary>Says of errors that were added, or will be at once, that they are critical.</summary>
    /// <returns>As <see cref="AddErrors"/>.</returns>
    public bool AddCritical(int minute, in MinuteTimes times)
    {
        var (first, _) = _critical.Add(minute, times);
        if (_isCritical)
            return false;
        if (_changedFrom == long.MaxValue && _runs is [.., { ResolvedAt: null } open] && open.OpenSince <= first)
        {
            open.JoinCritical(times.Total, first, (long)minute * 60_000 + times.Last.Millisecond);
            return false;
        }

        return ChangedFrom(first);
    }

    /// <summary>A fix was added to one of the groups.</summary>
    public bool FixedFrom(long time) => ChangedFrom(time);

    public bool Add(NamedFix fix)
    {
        _named.Add(fix);
        return ChangedFrom((long)fix.Minute * 60_000);
    }

    public bool Add(IncidentAction action)
    {
        var place = _actions.FindIndex(other => other.At > action.At);
        _actions.Insert(place < 0 ? _actions.Count : place, action);
        return ChangedFrom(action.At);
    }

    /// <summary>Works the incidents out again from the first change on. Those before it stay.</summary>
    /// <param name="left">Called for each incident that is no longer as it was.</param>
    /// <param name="entered">Called for each that is new or changed.</param>
    public void Refresh(Action<Timeline, IncidentRun> left, Action<Timeline, IncidentRun> entered)
    {
        var kept = _runs.FindLastIndex(run => run.OpenedAt <= _changedFrom);
        kept = Math.Max(0, kept);
        foreach (var run in _runs.Skip(kept))
            left(this, run);
        _runs.RemoveRange(kept, _runs.Count - kept);
        _changedFrom = long.MaxValue;

        var after = kept == 0 ? long.MinValue : _runs[^1].ResolvedAt!.Value;
        while (_errors.FirstFrom(after + 1) is { } opened)
        {
            var run = Follow(opened);
            _runs.Add(run);
            entered(this, run);
            if (run.ResolvedAt is not { } resolved)
                break;
            after = resolved;
        }
    }

    /// <summary>The incident that a moment lies in: from its first error until the next one's.</summary>
    public IncidentRun? At(long moment) => _runs.FindLast(run => run.OpenedAt <= moment);

    /// <summary>The incident that begins with an error.</summary>
    private IncidentRun Follow(long opened)
    {
        var history = new List<IncidentEvent>();
        var end = FindEnd(opened, from: opened);
        var since = opened;
        while (end is { } ended && FindReopening(opened, ended.At) is { } reopening)
        {
            AddAcknowledgements(history, opened, since, ended.At);
            history.Add(ended.ToEvent());
            history.Add(EventOf(reopening));
            since = reopening.At;
            end = FindEnd(opened, from: since + 1);
        }

        var acknowledged = AddAcknowledgements(history, opened, since, end?.At ?? long.MaxValue);
        if (end is { } final)
            history.Add(final.ToEvent());
        var (errors, last) = _errors.Sum(opened, end?.At ?? long.MaxValue);
        var run = new IncidentRun
        {
            OpenedAt = opened,
            OpenSince = since,
            AcknowledgedAt = acknowledged,
            ResolvedAt = end?.At,
            History = history,
        };
        run.Join(errors, last);
        AddCritical(run, opened, end?.At ?? long.MaxValue);
        return run;
    }

    private void AddCritical(IncidentRun run, long from, long to)
    {
        var series = _isCritical ? _errors : _critical;
        if (series.FirstFrom(from) is not { } first || first > to)
            return;
        var (errors, last) = series.Sum(from, to);
        run.JoinCritical(errors, first, last);
    }

    /// <summary>What ends an incident that is open from a time on: the earliest fix, or person. A fix in the very millisecond of an error comes after it.</summary>
    private End? FindEnd(long opened, long from)
    {
        End? end = null;
        foreach (var group in _fixes)
        {
            foreach (var series in group.Series)
                Consider(ref end, series.FirstFrom(from), series.Type);
        }

        foreach (var fix in _named)
        {
            var start = (long)fix.Minute * 60_000;
            if (opened <= fix.Incident && from < start + 60_000 && fix.Times.FirstFrom((int)Math.Max(0, from - start)) is >= 0 and var found)
                Consider(ref end, start + found, type: null);
        }

        var resolution = _actions.Find(action => action.Step == IncidentStep.Resolve && action.At >= from && opened <= action.Incident.Moment);
        return resolution is null || end?.At <= resolution.At ? end : new End(resolution.At, Type: null, resolution);
    }

    /// <summary>Of fixes in the same millisecond the one with the first type counts, so that which one it is does not depend on when they became known.</summary>
    private static void Consider(ref End? end, long? at, string? type)
    {
        if (at is { } time && (end is not { } other || time < other.At || (time == other.At && string.CompareOrdinal(type, other.Type) < 0)))
            end = new End(time, type, ByPerson: null);
    }

    /// <summary>A person reopens the latest incident only: the one that no error has followed.</summary>
    private IncidentAction? FindReopening(long opened, long ended)
    {
        var next = _errors.FirstFrom(ended + 1) ?? long.MaxValue;
        return _actions.Find(action =>
            action.Step == IncidentStep.Reopen && action.At >= ended && action.At < next && opened <= action.Incident.Moment);
    }

    /// <returns>When the incident was first acknowledged in that time.</returns>
    private long? AddAcknowledgements(List<IncidentEvent> history, long opened, long from, long to)
    {
        long? first = null;
        foreach (var action in _actions)
        {
            if (action.Step != IncidentStep.Acknowledge || action.At < from || action.At > to || opened > action.Incident.Moment)
                continue;
            first ??= action.At;
            history.Add(EventOf(action));
        }

        return first;
    }

    private static IncidentEvent EventOf(IncidentAction action) =>
        new(action.Step, DateTimeOffset.FromUnixTimeMilliseconds(action.At), action.By, action.Note);

    private bool ChangedFrom(long time)
    {
        _changedFrom = Math.Min(_changedFrom, time);
        return true;
    }

    /// <param name="Type">The fix's type; null if it named the incident.</param>
    private readonly record struct End(long At, string? Type, IncidentAction? ByPerson)
    {
        public IncidentEvent ToEvent() => ByPerson is { } action
            ? EventOf(action)
            : new IncidentEvent(IncidentStep.Fix, DateTimeOffset.FromUnixTimeMilliseconds(At), Type, Note: null);
    }
}
