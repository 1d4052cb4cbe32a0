namespace Workshop.Entries.Parsing;

/// <summary>Reads the timestamps of a request's entries, relative to the time at which it arrived.</summary>
internal sealed class EntryClock(EntryRules rules, LocalDays days)
{
    private const int MillisecondsPerMinute = 60_000;
    private const int MillisecondsPerDay = 86_400_000;

    private readonly TimeZoneInfo _zone = rules.TimeZone;
    private readonly long _maxAhead = (long)rules.MaxAhead.TotalMilliseconds;
    private readonly long _retention = (long)rules.RetentionDays * MillisecondsPerDay;

    /// <summary>When the request arrived, in Unix milliseconds.</summary>
    public long ReceivedAt { get; set; }

    /// <summary>Reads a timestamp; <paramref name="relative"/> tells that it is a local minute.</summary>
    public TimestampFault Read(ReadOnlySpan<byte> text, out long unixMs, out bool relative)
    {
        relative = TryReadMinute(text, out var minute);
        if (relative)
            return ReadLocal(minute, out unixMs);
        if (!Rfc3339.TryParse(text, out unixMs))
            return TimestampFault.Format;
        if (unixMs > ReceivedAt + _maxAhead)
            return TimestampFault.Future;
        return unixMs < ReceivedAt - _retention ? TimestampFault.Retention : TimestampFault.None;
    }

    /// <summary>"09:14" as minutes after midnight.</summary>
    private static bool TryReadMinute(ReadOnlySpan<byte> text, out int minute)
    {
        minute = 0;
        if (text.Length != 5 || text[2] != ':')
            return false;
        var hours = Rfc3339.TwoDigits(text, 0);
        var minutes = Rfc3339.TwoDigits(text, 3);
        minute = hours * 60 + minutes;
        return hours is >= 0 and < 24 && minutes is >= 0 and < 60;
    }

    /// <summary>That minute today, or yesterday if that were too far ahead.</summary>
    private TimestampFault ReadLocal(int minute, out long unixMs)
    {
        var today = days.At(ReceivedAt);
        var fault = ReadLocal(today, minute, out unixMs);
        return unixMs > ReceivedAt + _maxAhead ? ReadLocal(days.At(today.Start - 1), minute, out unixMs) : fault;
    }

    /// <summary>
    /// That minute on a day. One that the day has not exactly once has a rough time too, which tells whether it lies ahead.
    /// </summary>
    private TimestampFault ReadLocal(LocalDays.Interval day, int minute, out long unixMs)
    {
        unixMs = day.Start + (long)minute * MillisecondsPerMinute;
        return day.End - day.Start == MillisecondsPerDay
            ? TimestampFault.None
            : ReadOnDayOfChange(day.Day.ToDateTime(default).AddMinutes(minute), out unixMs);
    }

    private TimestampFault ReadOnDayOfChange(DateTime local, out long unixMs)
    {
        if (_zone.IsInvalidTime(local))
        {
            unixMs = ToUnixMs(local, _zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(ReceivedAt)));
            return TimestampFault.Nonexistent;
        }

        var ambiguous = _zone.IsAmbiguousTime(local);
        unixMs = ToUnixMs(local, ambiguous ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local));
        return ambiguous ? TimestampFault.Ambiguous : TimestampFault.None;
    }

    private static long ToUnixMs(DateTime local, TimeSpan offset) => new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
}

/// <summary>What is wrong with a timestamp.</summary>
internal enum TimestampFault
{
    None,
    Format,
    Nonexistent,
    Ambiguous,
    Future,
    Retention,
}
