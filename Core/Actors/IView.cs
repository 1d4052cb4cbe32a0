using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>Sums of the same cells that the team actors own: of a feature, a day, or the whole workshop.</summary>
internal interface IView
{
    /// <summary>Adds what concerns this view; a delta may hold more than that.</summary>
    void Add(TeamDelta delta);
}
