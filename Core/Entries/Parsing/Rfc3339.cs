namespace Workshop.Entries.Parsing;

/// <summary>
/// Reads RFC 3339 timestamps: the offset is required; "T" may be small or a space, "Z" small; of the fraction the milliseconds
/// are kept. A leap second counts as the last millisecond before it.
/// </summary>
internal static class Rfc3339
{
    private const int MillisecondsPerMinute = 60_000;
    private const int MillisecondsPerDay = 86_400_000;

    // "2026-12-18T09:14:02"
    private const int SecondsLength = 19;

    private static readonly int UnixEpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>Reads a timestamp as milliseconds since the Unix epoch.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        if (text.Length <= SecondsLength || text[10] is not ((byte)'T' or (byte)'t' or (byte)' '))
            return false;
        if (!TryReadDate(text[..10], out var day) || !TryReadTime(text[11..SecondsLength], out var timeOfDay, out var leap))
            return false;

        text = text[SecondsLength..];
        if (!TryReadFraction(ref text, out var fraction) || !TryReadOffset(text, out var offset))
            return false;

        unixMs = (long)(day - UnixEpochDay) * MillisecondsPerDay + timeOfDay - offset;
        if (!leap)
            unixMs += fraction;
        return !leap || IsLastMillisecondOfDay(unixMs);
    }

    private static bool TryReadDate(ReadOnlySpan<byte> text, out int dayNumber)
    {
        dayNumber = 0;
        if (text[4] != '-' || text[7] != '-')
            return false;
        var year = TwoDigits(text, 0) * 100 + TwoDigits(text, 2);
        var month = TwoDigits(text, 5);
        var day = TwoDigits(text, 8);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        dayNumber = new DateOnly(year, month, day).DayNumber;
        return true;
    }

    private static bool TryReadTime(ReadOnlySpan<byte> text, out int milliseconds, out bool leap)
    {
        var hour = TwoDigits(text, 0);
        var minute = TwoDigits(text, 3);
        var second = TwoDigits(text, 6);
        leap = second == 60;
        milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 - (leap ? 1 : 0);
        return text[2] == ':' && text[5] == ':' && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and <= 60;
    }

    private static bool TryReadFraction(ref ReadOnlySpan<byte> text, out int milliseconds)
    {
        milliseconds = 0;
        if (text[0] != '.')
            return true;
        var digits = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 1)
            return false;
        for (var i = 1; i <= 3; i++)
            milliseconds = milliseconds * 10 + (i <= digits ? text[i] - '0' : 0);
        text = text[(digits + 1)..];
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out int milliseconds)
    {
        milliseconds = 0;
        if (text.Length == 1)
            return text[0] is (byte)'Z' or (byte)'z';
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
            return false;
        var hours = TwoDigits(text, 1);
        var minutes = TwoDigits(text, 4);
        milliseconds = (hours * 60 + minutes) * MillisecondsPerMinute * (text[0] == '-' ? -1 : 1);
        return hours is >= 0 and < 24 && minutes is >= 0 and < 60;
    }

    /// <summary>Leap seconds are inserted at the end of a day of UTC only.</summary>
    private static bool IsLastMillisecondOfDay(long unixMs) => (unixMs + 1) % MillisecondsPerDay == 0;

    /// <summary>Two decimal digits as a number; far below zero if they are not digits.</summary>
    internal static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        var tens = (uint)text[at] - '0';
        var ones = (uint)text[at + 1] - '0';
        return tens <= 9 && ones <= 9 ? (int)(tens * 10 + ones) : -1_000_000;
    }
}
