using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Workshop.Cli;

/// <summary>Options that take a day.</summary>
internal static class DayOption
{
    public static Option<string?> Create(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "day" };
        option.Validators.Add(IsDay);
        return option;
    }

    private static void IsDay(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            result.AddError($"'{text}' is no day. Days look like 2026-12-24.");
    }
}
