using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Shouldly;

namespace Workshop.Support.Docs;

/// <summary>
/// The table of a program's settings, made from the options classes: their properties, what a new one has in them, what their comments say,
/// and what their validation says of a value that makes no sense.
/// </summary>
public static class SettingsTable
{
    /// <param name="sections">A section, and the class that it is bound to.</param>
    /// <param name="validate">Validates options, and tells every error.</param>
    public static string Of(IEnumerable<(string Section, Type Options)> sections, Func<object, IEnumerable<string>> validate)
    {
        var table = new StringBuilder("| setting | default | it must | what it is |\n|---|---|---|---|\n");
        foreach (var (section, options) in sections)
        {
            foreach (var property in options.GetProperties().Where(static property => property.CanWrite))
            {
                var key = $"{section}:{property.Name}";
                var summary = SummaryOf.Property(property).ShouldNotBeNull($"{key} needs a summary for docs/settings.md.");
                table.Append(CultureInfo.InvariantCulture, $"| `{key}` | {Code(Default(property))} | {Cell(Rule(key, property, validate))} | {Cell(summary)} |\n");
            }
        }

        return table.ToString();
    }

    private static string Default(PropertyInfo property) => property.GetValue(Activator.CreateInstance(property.DeclaringType!)) switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        string text => text,
        IEnumerable several => string.Join(", ", several.Cast<object>()),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Rule(string key, PropertyInfo property, Func<object, IEnumerable<string>> validate)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(bool))
            return "be `true` or `false`";
        if (type.IsEnum)
            return $"be one of {string.Join(", ", Enum.GetNames(type).Select(Code))}";
        var beginning = $"{key} must ";
        foreach (var nonsense in NonsenseFor(type))
        {
            var options = Activator.CreateInstance(property.DeclaringType!)!;
            property.SetValue(options, nonsense);
            if (validate(options).FirstOrDefault(error => error.StartsWith(beginning, StringComparison.Ordinal)) is { } error)
                return error[beginning.Length..].TrimEnd('.');
        }

        return "";
    }

    private static IEnumerable<object> NonsenseFor(Type type)
    {
        if (type == typeof(string))
            return [" ", "?"];
        if (type == typeof(int))
            return [int.MinValue];
        if (type == typeof(long))
            return [long.MinValue];
        if (type == typeof(double))
            return [double.NaN, double.MinValue];
        if (type == typeof(TimeSpan))
            return [TimeSpan.MinValue];
        return type == typeof(Uri) ? [new Uri("nowhere", UriKind.Relative)] : [];
    }

    private static string Code(string text) => text.Length == 0 ? "" : $"`{text}`";

    private static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);
}
