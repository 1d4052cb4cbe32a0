using Workshop.Actors;
using Workshop.Corrections;
using Workshop.Stats;

namespace Workshop.Incidents;

/// <summary>
/// The workshop's incidents, as its actor keeps them: from the moments that teams have counted and from what people did, which it
/// stores itself. One call at a time.
/// </summary>
internal sealed class WorkshopIncidents
{
    private readonly ActorServices _services;
    private readonly IncidentBook _book;
    private readonly HashSet<Guid> _done = [];

    private WorkshopIncidents(ActorServices services, CorrectedNames names)
    {
        _services = services;
        _book = new IncidentBook(services.Days, services.Today, names);
    }

    /// <param name="services">What actors work with.</param>
    /// <param name="stored">The moments that are stored.</param>
    /// <param name="names">Which features count as the same.</param>
    public static async ValueTask<WorkshopIncidents> LoadAsync(ActorServices services, IReadOnlyList<HourMoments> stored, CorrectedNames names)
    {
        var incidents = new WorkshopIncidents(services, names);
        foreach (var hour in stored)
        {
            foreach (var moment in hour.Moments())
                incidents._book.Add(moment);
        }

        foreach (var action in await services.Incidents.ListActionsAsync())
            incidents.Add(action);
        return incidents;
    }

    public void Add(DayDelta delta)
    {
        foreach (ref readonly var moment in delta.Moments.Span)
            _book.Add(moment);
    }

    public IncidentFigures Figures() => _book.Figures(_services.Today);

    public IncidentPage Page(IncidentQuery query) => _book.Page(query);

    public Incident? Find(IncidentId id) => _book.Find(id) is var (timeline, run) ? run.ToIncident(timeline) : null;

    /// <summary>
    /// Does what a person wants, if the incident is in a state for it. Retry contract: the same action id again changes nothing and is
    /// answered as done; so whoever got no answer may repeat.
    /// </summary>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored; the actor must start anew.</exception>
    public async ValueTask<IncidentAnswer> ActAsync(IncidentRequest request)
    {
        if (_book.Find(request.Incident) is not var (timeline, run))
            return new IncidentAnswer(IncidentVerdict.NotFound, null);
        if (_done.Contains(request.ActionId))
            return new IncidentAnswer(IncidentVerdict.Done, run.ToIncident(timeline));
        if (!Allows(request.Step, timeline, run))
            return new IncidentAnswer(IncidentVerdict.Refused, run.ToIncident(timeline));

        // After all that the person could see, so that it applies to that.
        var at = Math.Max(_services.Clock.GetUtcNow().ToUnixTimeMilliseconds(), run.LastChangeAt + 1);
        var action = new IncidentAction(
            request.ActionId, new IncidentId(timeline.Fingerprint, run.OpenedAt), request.Step, at, request.Note, request.By);
        await _services.Incidents.AddActionAsync(action);
        Add(action);
        return new IncidentAnswer(IncidentVerdict.Done, Find(request.Incident));
    }

    private static bool Allows(IncidentStep step, Timeline timeline, IncidentRun run) => step switch
    {
        IncidentStep.Acknowledge => run.State == IncidentState.Open,
        IncidentStep.Resolve => run.State != IncidentState.Resolved,
        IncidentStep.Reopen => run.State == IncidentState.Resolved && ReferenceEquals(run, timeline.Runs[^1]),
        _ => false,
    };

    private void Add(IncidentAction action)
    {
        _done.Add(action.Id);
        _book.Add(action);
    }
}
