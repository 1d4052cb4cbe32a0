using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Workshop.Backups;

/// <summary>Reads what must stand at a place of a backup, and refuses what does not.</summary>
internal static class Expectations
{
    private const int MaxText = 400;

    /// <summary>The member with this name begins here.</summary>
    public static void Member(this JsonTokens tokens, string parent, string name)
    {
        tokens.Place = $"{parent}/{name}";
        if (tokens.Next() != JsonTokenType.PropertyName || !tokens.IsNamed(name))
            throw tokens.Invalid($"The member \"{name}\" must stand here.");
    }

    /// <summary>Whether the member's name that was read is this one.</summary>
    public static bool IsNamed(this JsonTokens tokens, string name) => tokens.Raw.SequenceEqual(Encoding.UTF8.GetBytes(name));

    public static void Begin(this JsonTokens tokens, JsonTokenType type)
    {
        if (tokens.Next() != type)
            throw tokens.Invalid(type == JsonTokenType.StartArray ? "An array must begin here." : "An object must begin here.");
    }

    public static string TextValue(this JsonTokens tokens)
    {
        if (tokens.Next() != JsonTokenType.String || tokens.Raw.Length > MaxText * 6 || tokens.Text() is not { Length: <= MaxText } text)
            throw tokens.Invalid($"A string of at most {MaxText} characters must stand here.");
        return text;
    }

    /// <summary>A whole number, not negative.</summary>
    public static long NumberValue(this JsonTokens tokens)
    {
        if (tokens.Next() != JsonTokenType.Number || !long.TryParse(tokens.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw tokens.Invalid("A whole number, not negative, must stand here.");
        return number;
    }

    public static bool BooleanValue(this JsonTokens tokens) => tokens.Next() switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw tokens.Invalid("true or false must stand here."),
    };

    public static DateTimeOffset TimeValue(this JsonTokens tokens) =>
        BackupTimes.TryReadTime(tokens.TextValue(), out var time) ? time : throw tokens.Invalid("A time must stand here: 2026-12-24T18:00:00.000Z.");

    public static DateOnly DayValue(this JsonTokens tokens) =>
        BackupTimes.TryReadDay(tokens.TextValue(), out var day) ? day : throw tokens.Invalid("A day must stand here: 2026-12-24.");
}
