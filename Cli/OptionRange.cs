using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Workshop.Cli;

/// <summary>Options that take a number between two others.</summary>
internal static class OptionRange
{
    /// <summary>Refuses numbers outside. What is no number is refused by the parser, in its own words.</summary>
    public static Option<T> Within<T>(this Option<T> option, T min, T max)
        where T : INumber<T>
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && T.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) && !(value >= min && value <= max))
                result.AddError($"{option.Name} must be {min} to {max}.");
        });
        return option;
    }
}
