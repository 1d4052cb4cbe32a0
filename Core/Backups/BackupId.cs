using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Workshop.Backups;

/// <summary>
/// A backup's name: when it was made, to the second in UTC, and six random digits: <c>20261224-180000-4f3a9c</c>. Nothing else is one,
/// so that it can be a file's name.
/// </summary>
public readonly record struct BackupId
{
    private const string TimeFormat = "yyyyMMdd-HHmmss";
    private const int RandomDigits = 6;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string? _text;

    private BackupId(string text) => _text = text;

    /// <summary>A new one.</summary>
    public static BackupId New(DateTimeOffset at) =>
        new($"{at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(RandomDigits, lowercase: true)}");

    public static bool TryParse([NotNullWhen(true)] string? text, out BackupId id)
    {
        id = default;
        if (text is null || text.Length != TimeFormat.Length + 1 + RandomDigits || text[TimeFormat.Length] != '-'
            || !DateTime.TryParseExact(text[..TimeFormat.Length], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || text.AsSpan(TimeFormat.Length + 1).ContainsAnyExcept(HexDigits))
            return false;
        id = new BackupId(text);
        return true;
    }

    public override string ToString() => _text ?? "";
}
