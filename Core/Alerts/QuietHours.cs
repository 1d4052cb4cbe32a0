namespace Workshop.Alerts;

/// <summary>Local times of the day between which nobody is to be told; over midnight if they end earlier than they begin.</summary>
/// <param name="From">The first quiet minute.</param>
/// <param name="To">The first minute that is not quiet again.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Two days have in them every hour that clocks skip or repeat.</summary>
    private const int FarthestMinutes = 2 * 24 * 60;

    /// <summary>What the clock on the wall shows decides, also in an hour that it shows twice.</summary>
    public bool Contains(DateTimeOffset moment, TimeZoneInfo timeZone)
    {
        var shown = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(moment, timeZone).TimeOfDay);
        return From <= To ? shown >= From && shown < To : shown >= From || shown < To;
    }

    /// <summary>The first full minute after a quiet moment that is not quiet. Looked for minute by minute, so that no rule of any zone is missed.</summary>
    public DateTimeOffset EndAfter(DateTimeOffset moment, TimeZoneInfo timeZone)
    {
        var minute = moment.AddTicks(-(moment.UtcTicks % TimeSpan.TicksPerMinute));
        for (var i = 0; i < FarthestMinutes; i++)
        {
            minute = minute.AddMinutes(1);
            if (!Contains(minute, timeZone))
                return minute;
        }

        return minute;
    }
}
