namespace Workshop.Incidents;

/// <summary>Which incidents somebody asks for. Null means any.</summary>
public sealed record IncidentQuery
{
    /// <summary>Any of these; empty means any at all.</summary>
    public IReadOnlyList<IncidentState> States { get; init; } = [];

    public string? Feature { get; init; }

    public string? Type { get; init; }

    /// <summary>Only those in which a critical error happened then or later.</summary>
    public DateTimeOffset? CriticalSince { get; init; }

    /// <summary>At most so many.</summary>
    public required int Limit { get; init; }

    /// <summary>Only what comes after this one, in the order of a page.</summary>
    public IncidentId? After { get; init; }
}

/// <summary>Incidents, the last opened first; of one millisecond by fingerprint, descending.</summary>
/// <param name="HasMore">Whether more come after the last one.</param>
public sealed record IncidentPage(IReadOnlyList<Incident> Incidents, bool HasMore);

/// <summary>What a person wants to do to an incident.</summary>
/// <param name="ActionId">Tells a repeated request from a new one.</param>
/// <param name="Incident">Which incident; any moment in it will do.</param>
/// <param name="Step">Acknowledge, Resolve or Reopen.</param>
/// <param name="Note">What the person says about it.</param>
/// <param name="By">The name of the person's key.</param>
public sealed record IncidentRequest(Guid ActionId, IncidentId Incident, IncidentStep Step, string? Note, string By);

/// <summary>What became of an <see cref="IncidentRequest"/>.</summary>
public enum IncidentVerdict
{
    Done,

    /// <summary>There is no such incident.</summary>
    NotFound,

    /// <summary>The incident is not in a state for that; or, to be reopened, not the latest of its feature and type.</summary>
    Refused,
}

/// <param name="Incident">As it is now; null if there is none.</param>
public sealed record IncidentAnswer(IncidentVerdict Verdict, Incident? Incident);
