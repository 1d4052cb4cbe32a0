using Workshop.Stats;

namespace Workshop.Grains.Views;

/// <summary>One feature: its name is the key.</summary>
[Alias("Workshop.Feature")]
public interface IFeatureGrain : IGrainWithStringKey
{
    /// <summary>Starts from the store again, because what is stored was mended.</summary>
    [Alias("Reload")]
    ValueTask ReloadAsync();

    /// <summary>Takes what the teams of a silo add. Losing it is harmless.</summary>
    [Alias("Receive")]
    ValueTask ReceiveAsync(TeamDelta[] deltas);

    /// <summary>The feature's figures, with everything in them that was stored when it was asked.</summary>
    [Alias("History")]
    ValueTask<History> HistoryAsync();
}
