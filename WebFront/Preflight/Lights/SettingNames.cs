using System.Reflection;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>The names of all settings. An options class has its section in a constant <c>Section</c>, and a property for each setting.</summary>
internal sealed class SettingNames
{
    /// <summary>So many letters may differ for a name to be taken for another one mistyped.</summary>
    private const int Slips = 3;

    private readonly HashSet<string> _names;

    public SettingNames(IEnumerable<string> names) => _names = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of every part of this program.</summary>
    public static SettingNames OfProgram() => new(
        AppDomain.CurrentDomain.GetAssemblies()
            .Where(static assembly => assembly.GetName().Name?.StartsWith("Workshop.", StringComparison.Ordinal) == true)
            .SelectMany(static assembly => assembly.GetTypes())
            .SelectMany(OfOptions));

    /// <summary>Whether an environment variable looks as if it was meant as a setting, but is none: <c>Workshop_TimeZone</c>, with one underscore.</summary>
    public static bool IsMeantAsSetting(string variable) =>
        variable.StartsWith("Workshop_", StringComparison.OrdinalIgnoreCase)
        && !variable.StartsWith("Workshop__", StringComparison.OrdinalIgnoreCase)
        // What the workshop command reads.
        && variable is not ("WORKSHOP_URL" or "WORKSHOP_KEY" or "WORKSHOP_OWN_HOSTS");

    /// <summary>Whether it is a setting's name, or that of an element of one.</summary>
    public bool IsKnown(string name)
    {
        for (var end = name.Length; end > 0; end = name.LastIndexOf(':', end - 1))
        {
            if (_names.Contains(name[..end]))
                return true;
        }

        return false;
    }

    /// <summary>The name that was meant, if one is near.</summary>
    public string? Nearest(string name)
    {
        var spelt = name.Replace("__", ":", StringComparison.Ordinal).Replace('_', ':');
        var nearest = _names.MinBy(known => Distance(spelt, known));
        return nearest is not null && Distance(spelt, nearest) <= Slips ? nearest : null;
    }

    private static IEnumerable<string> OfOptions(Type type) =>
        type.GetField("Section", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly) is { IsLiteral: true } field
        && field.GetRawConstantValue() is string section
        && (section == WorkshopOptions.Section || section.StartsWith(WorkshopOptions.Section + ":", StringComparison.Ordinal))
            ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.CanWrite).Select(property => $"{section}:{property.Name}")
            : [];

    /// <summary>Levenshtein's, ignoring case.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
