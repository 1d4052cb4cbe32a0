using Workshop.Corrections;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>
/// Sends a team's deltas to the views that they concern, and remembers what each was last told of, or was not told of because it
/// was not active: a view that was active after all finds a gap.
/// </summary>
/// <param name="views">Where the views are.</param>
/// <param name="start">The team's last sequence number when it began to send: every view that starts later knows it from the log.</param>
internal sealed class DeltaRoutes(IViewDirectory views, long start)
{
    private readonly Dictionary<DateOnly, long> _days = [];
    private readonly Dictionary<string, long> _features = new(StringComparer.Ordinal);
    private readonly long _daysStart = start;
    private long _featuresStart = start;
    private Guid _names;

    /// <param name="delta">What is in the log by now.</param>
    public async ValueTask SendAsync(TeamDelta delta)
    {
        var names = views.Names;
        Follow(names, delta.After);
        delta = delta with { Names = names.State };
        foreach (var day in delta.Days)
        {
            if (views.FindDay(day.Day) is { } inbox)
                await SendAsync(inbox, _days, day.Day, _daysStart, delta with { Days = [day with { Moments = default }], Tail = [] });
            else
                _days[day.Day] = delta.UpTo;
            await SendFeaturesAsync(delta, day, names);
        }

        await views.Workshop.SendAsync(delta);
    }

    /// <summary>
    /// After a correction other features' entries concern a view, which it was not told of: whatever was told before counts as not told.
    /// </summary>
    private void Follow(CorrectedNames names, long after)
    {
        if (names.State == _names)
            return;
        _names = names.State;
        _features.Clear();
        _featuresStart = after;
    }

    /// <summary>
    /// A day at a time: a view that gets a second message for the same entries must not take it for a repeat,
    /// so that a delta of several days goes to it whole, and also one in which several names may count for the same feature.
    /// </summary>
    private async ValueTask SendFeaturesAsync(TeamDelta delta, DayDelta day, CorrectedNames names)
    {
        var isWhole = delta.Days.Count > 1 || names.HasFeatures;
        for (var first = 0; first < day.Cells.Length;)
        {
            var sent = day.Cells.Span[first].Feature!;
            var end = EndOf(sent, day.Cells.Span, first);
            var feature = names.FeatureOf(sent);
            if (views.FindFeature(feature) is { } inbox)
            {
                var slice = isWhole ? delta.Days : [day with { Cells = day.Cells[first..end], Moments = default, Hours = default, Work = null }];
                await SendAsync(inbox, _features, feature, _featuresStart, delta with { Days = slice, Tail = [] });
            }
            else
            {
                _features[feature] = delta.UpTo;
            }

            first = end;
        }
    }

    private static async ValueTask SendAsync<TKey>(IViewInbox inbox, Dictionary<TKey, long> known, TKey key, long before, TeamDelta delta)
        where TKey : notnull
    {
        await inbox.SendAsync(delta with { Known = known.GetValueOrDefault(key, before) });
        known[key] = delta.UpTo;
    }

    private static int EndOf(string feature, ReadOnlySpan<Cell> cells, int first)
    {
        var end = first + 1;
        while (end < cells.Length && cells[end].Feature == feature)
            end++;
        return end;
    }
}
