using System.Text.Json.Serialization;
using Workshop.Incidents;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Incidents;

/// <summary>An incident in a list.</summary>
internal record IncidentView
{
    public IncidentView(Incident incident)
    {
        Id = incident.Id.ToString();
        Feature = incident.Feature;
        Type = incident.Type;
        State = Words.Of(incident.State);
        OpenedAt = Words.Of(incident.OpenedAt);
        LastSeenAt = Words.Of(incident.LastSeenAt);
        AcknowledgedAt = incident.AcknowledgedAt is { } acknowledged ? Words.Of(acknowledged) : null;
        ResolvedAt = incident.ResolvedAt is { } resolved ? Words.Of(resolved) : null;
        Seconds = incident.ResolvedAt is { } ended ? Math.Round((ended - incident.OpenedAt).TotalSeconds, 1, MidpointRounding.AwayFromZero) : null;
        Errors = incident.Errors;
    }

    public string Id { get; }

    public string Feature { get; }

    public string Type { get; }

    /// <summary>open, acknowledged or resolved.</summary>
    public string State { get; }

    /// <summary>When its first error happened.</summary>
    public string OpenedAt { get; }

    /// <summary>When its last error happened.</summary>
    public string LastSeenAt { get; }

    public string? AcknowledgedAt { get; }

    public string? ResolvedAt { get; }

    /// <summary>From first seen to resolved; null while it is not.</summary>
    public double? Seconds { get; }

    /// <summary>Errors in it.</summary>
    public long Errors { get; }
}

/// <summary>An incident and what became of it.</summary>
internal sealed record IncidentDetailView : IncidentView
{
    public IncidentDetailView(Incident incident)
        : base(incident) => History = [.. incident.History.Select(static step => new IncidentStepView(step))];

    /// <summary>What happened after its first error, in order of time.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<IncidentStepView> History { get; }
}

/// <summary>A step in an incident's history.</summary>
internal sealed record IncidentStepView
{
    public IncidentStepView(IncidentEvent step)
    {
        At = Words.Of(step.At);
        What = Words.Of(step.Step);
        Person = step.Step == IncidentStep.Fix ? null : step.By;
        Fix = step.Step == IncidentStep.Fix ? step.By : null;
        Note = step.Note;
    }

    public string At { get; }

    /// <summary>acknowledged, resolved or reopened.</summary>
    public string What { get; }

    /// <summary>The name of the key of who did it; null: an entry did.</summary>
    public string? Person { get; }

    /// <summary>The type of the fix that did it; null: a person did, or a fix that named the incident.</summary>
    public string? Fix { get; }

    public string? Note { get; }
}

/// <summary>What a person says about what they do; the body may be left out.</summary>
internal sealed record IncidentNote(string? Note);
