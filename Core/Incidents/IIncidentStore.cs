namespace Workshop.Incidents;

/// <summary>What people have done to incidents, at rest. Only added to.</summary>
public interface IIncidentStore
{
    ValueTask<IReadOnlyList<IncidentAction>> ListActionsAsync(CancellationToken cancellationToken = default);

    /// <summary>Stores an action durably. One with the same id is there already: nothing changes, so that repeating is right.</summary>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask AddActionAsync(IncidentAction action, CancellationToken cancellationToken = default);
}

/// <summary>What a person did to an incident.</summary>
/// <param name="Incident">A moment in the incident that the person saw.</param>
/// <param name="Step">Acknowledge, Resolve or Reopen.</param>
/// <param name="At">Unix milliseconds; later than all that the person saw of the incident.</param>
/// <param name="By">The name of the person's key.</param>
public sealed record IncidentAction(Guid Id, IncidentId Incident, IncidentStep Step, long At, string? Note, string By);
