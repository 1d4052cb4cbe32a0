using System.Globalization;
using System.Text.Json;

namespace Workshop.Backups;

/// <summary>Days and times as they stand in a backup.</summary>
internal static class BackupTimes
{
    /// <summary>UTC, in milliseconds.</summary>
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private const string DayFormat = "yyyy-MM-dd";

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <param name="unixMs">Unix milliseconds.</param>
    public static void Write(Utf8JsonWriter json, JsonEncodedText name, long unixMs)
    {
        Span<byte> text = stackalloc byte[TimeFormat.Length];
        DateTimeOffset.FromUnixTimeMilliseconds(unixMs).UtcDateTime.TryFormat(text, out var length, TimeFormat, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    public static bool TryReadTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    public static bool TryReadDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
