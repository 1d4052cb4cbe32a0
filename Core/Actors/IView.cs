using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>Sums of the same cells that the team actors own: of a feature, a day, or the whole workshop. Called one call at a time.</summary>
public interface IView
{
    /// <summary>Takes a delta. One that was lost, repeated or overtaken before is harmless.</summary>
    ValueTask ReceiveAsync(TeamDelta delta);

    /// <summary>Whether it has counted, or passed over, everything that the teams had logged when the marks were read.</summary>
    bool HasCounted(IReadOnlyList<TeamMark> marks);

    /// <summary>Reads from the log what it lacks of that.</summary>
    /// <returns>Whether it lacked anything.</returns>
    ValueTask<bool> CatchUpAsync(IReadOnlyList<TeamMark> marks);
}

/// <summary>Where a <see cref="DeltaInbox"/> puts what is to be counted.</summary>
internal interface IDeltaSink
{
    /// <summary>Adds what concerns this view; a delta may hold more than that.</summary>
    void Add(TeamDelta delta);
}
