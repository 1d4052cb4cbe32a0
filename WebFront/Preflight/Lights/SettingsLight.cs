using System.Collections;
using Microsoft.Extensions.Options;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether every setting has a name that means something, and whether what a real workshop should set is set. Never looks at values.</summary>
internal sealed class SettingsLight(IConfiguration configuration, IOptions<WorkshopOptions> options) : ILight
{
    /// <summary>What is said of at once.</summary>
    private const int MostNamed = 5;

    public string Name => "settings";

    public Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        var known = SettingNames.OfProgram();
        var unknown = Names().Where(name => !known.IsKnown(name)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            var names = string.Join(", ", unknown.Take(MostNamed).Select(name => known.Nearest(name) is { } meant ? $"{name} (did you mean {meant}?)" : name));
            return Finding.Red("settings.unknown", $"Nothing reads: {names}.", "Correct the names or remove them. docs/settings.md lists every setting.").With("names", names);
        }

        var missing = Missing().ToList();
        if (missing.Count > 0)
        {
            var names = string.Join(", ", missing);
            return Finding.Yellow("settings.missing", $"Not set: {names}.", "Set them before you go live: which day it is, and how people reach the service, should not depend on the machine.").With("names", names);
        }

        return Finding.Green("settings.good", "Every setting has a name that is known.");
    }

    /// <summary>Settings from everywhere, and environment variables that were meant to be settings.</summary>
    private IEnumerable<string> Names()
    {
        var set = configuration.GetSection(WorkshopOptions.Section).AsEnumerable()
            .Where(static setting => setting.Value is not null && setting.Key != WorkshopOptions.Section)
            .Select(static setting => setting.Key);
        var meant = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key)
            .Where(SettingNames.IsMeantAsSetting);
        return set.Concat(meant);
    }

    private IEnumerable<string> Missing()
    {
        if (string.IsNullOrEmpty(options.Value.TimeZone))
            yield return "Workshop:TimeZone";
        if (options.Value.PublicUrl is null)
            yield return "Workshop:PublicUrl";
    }
}
