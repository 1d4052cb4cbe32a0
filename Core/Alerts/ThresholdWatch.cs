namespace Workshop.Alerts;

/// <summary>When a figure counts as having crossed a threshold.</summary>
/// <param name="Margin">So far beyond the threshold it must be, in the figure's unit.</param>
/// <param name="Stay">So long it must stay there.</param>
public sealed record ThresholdRule(double Margin, TimeSpan Stay);

/// <summary>A figure has crossed a threshold.</summary>
/// <param name="IsAbove">On which side it is now.</param>
/// <param name="Since">Since when it has been there.</param>
public readonly record struct ThresholdCrossing(double Threshold, bool IsAbove, DateTimeOffset Since);

/// <summary>Where a figure is in relation to a threshold.</summary>
/// <param name="IsAbove">Null: not known yet.</param>
/// <param name="BeyondSince">Since when it is on the other side by more than the margin; null: it is not.</param>
public readonly record struct ThresholdState(bool? IsAbove, DateTimeOffset? BeyondSince);

/// <summary>
/// Tells when a figure crosses a threshold, with hysteresis: it must be beyond it by a margin and stay there, so that a figure that
/// wavers about the threshold is told of once and not again.
/// </summary>
public static class ThresholdWatch
{
    /// <param name="rule">What crossing means.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="before">What the last call returned; at first the default.</param>
    /// <param name="value">The figure now; null: there is none, and nothing is known about where it is going.</param>
    /// <param name="now">Not before the last call's.</param>
    /// <returns>The state from now on, and the crossing if there is one.</returns>
    public static (ThresholdState State, ThresholdCrossing? Crossing) Next(
        ThresholdRule rule, double threshold, ThresholdState before, double? value, DateTimeOffset now)
    {
        if (value is not { } known)
            return (before with { BeyondSince = null }, null);
        if (before.IsAbove is not { } isAbove)
            return (new ThresholdState(known >= threshold, null), null);

        var isBeyond = isAbove ? known < threshold - rule.Margin : known >= threshold + rule.Margin;
        if (!isBeyond)
            return (before with { BeyondSince = null }, null);
        var since = before.BeyondSince ?? now;
        return now - since >= rule.Stay
            ? (new ThresholdState(!isAbove, null), new ThresholdCrossing(threshold, !isAbove, since))
            : (before with { BeyondSince = since }, null);
    }
}
