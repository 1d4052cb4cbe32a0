using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Grains.Views;

/// <summary>One day: its <see cref="DateOnly.DayNumber"/> is the key.</summary>
[Alias("Workshop.Day")]
public interface IDayGrain : IGrainWithIntegerKey
{
    /// <summary>Starts from the store again, because what is stored was mended.</summary>
    [Alias("Reload")]
    ValueTask ReloadAsync();

    /// <summary>Takes what the teams of a silo add. Losing it is harmless.</summary>
    [Alias("Receive")]
    ValueTask ReceiveAsync(TeamDelta[] deltas);

    /// <summary>The day's figures, with everything in them that was stored when it was asked.</summary>
    [Alias("Figures")]
    ValueTask<DayFigures> FiguresAsync();

    /// <summary>When each team made something and of what quality, as fresh as the figures.</summary>
    [Alias("Work")]
    ValueTask<TeamWork[]> WorkAsync();
}
