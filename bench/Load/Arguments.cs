using System.Globalization;

namespace Workshop.Bench.Load;

/// <summary>A verb and its <c>--name value</c> pairs; a name without a value is a switch.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private Arguments(string verb) => Verb = verb;

    public string Verb { get; }

    public static Arguments Parse(string[] args)
    {
        var parsed = new Arguments(args.Length > 0 ? args[0] : "");
        for (var i = 1; i < args.Length; i++)
        {
            var name = Name(args[i]);
            var hasValue = i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal);
            parsed._values[name] = hasValue ? args[++i] : "true";
        }

        return parsed;
    }

    public string Text(string name, string whenAbsent) => _values.GetValueOrDefault(name, whenAbsent);

    public int Number(string name, int whenAbsent) =>
        _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : whenAbsent;

    public long? Number(string name) =>
        _values.TryGetValue(name, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    public TimeSpan Seconds(string name, double whenAbsent) => TimeSpan.FromSeconds(
        _values.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : whenAbsent);

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The server that is measured.</summary>
    public Uri Server => new(Text("url", "http://127.0.0.1:5080"));

    /// <summary>The API key, or an empty text.</summary>
    public string Key => Text("key", "");

    private static string Name(string argument) => argument.StartsWith("--", StringComparison.Ordinal)
        ? argument[2..]
        : throw new ArgumentException($"'{argument}' is no option; options begin with --.", nameof(argument));
}
