namespace Workshop.Incidents;

/// <summary>What an entry can do to an incident. The values are stored and never change.</summary>
public enum MomentKind : byte
{
    /// <summary>It opens one, or joins the one that is open.</summary>
    Error = 0,

    /// <summary>It resolves the one that is open.</summary>
    Fix = 1,

    /// <summary>One of the errors was critical although its type does not say so: by its own severity.</summary>
    Critical = 2,
}

/// <summary>When in one minute entries of one feature and type were errors, or fixes.</summary>
/// <param name="Feature">Empty for a fix that names an incident.</param>
/// <param name="Type">The entries' type; for a fix that names an incident that name, see <see cref="IncidentId.Name"/>.</param>
/// <param name="Minute">Minutes since the Unix epoch.</param>
/// <param name="Times">When in that minute.</param>
public readonly record struct Moment(string Feature, string Type, MomentKind Kind, int Minute, MinuteTimes Times);
