using Workshop.Corrections;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>How team actors reach the views; the engine that hosts them knows where they are.</summary>
public interface IViewDirectory
{
    /// <summary>The workshop's view, always there.</summary>
    IViewInbox Workshop { get; }

    /// <summary>The corrections of names by which features' views are found. Another process may know newer ones.</summary>
    CorrectedNames Names => CorrectedNames.None;

    /// <summary>A day's view if it is active. One that is not needs no message: it will start from the store and the log.</summary>
    IViewInbox? FindDay(DateOnly day);

    /// <summary>A feature's view if it is active. By the name that its entries count for.</summary>
    IViewInbox? FindFeature(string feature);

    /// <summary>Whether anybody reads new entries as they come.</summary>
    bool HasReaders { get; }

    /// <summary>Gives new entries to those who read them as they come. Never waits.</summary>
    void Publish(string team, IReadOnlyList<NumberedFrame> frames);
}

/// <summary>Where a view takes deltas.</summary>
public interface IViewInbox
{
    /// <summary>Delivers a delta; waits while the view has too much to do.</summary>
    ValueTask SendAsync(TeamDelta delta);
}
