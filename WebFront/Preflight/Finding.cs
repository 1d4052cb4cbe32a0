namespace Workshop.WebFront.Preflight;

/// <summary>How a light shines.</summary>
internal enum LightState
{
    /// <summary>Good.</summary>
    Green,

    /// <summary>It works, but something recommended is missing.</summary>
    Yellow,

    /// <summary>Something required is missing: not fit to go live.</summary>
    Red,

    /// <summary>There is nothing to check here.</summary>
    Off,
}

/// <summary>What a light found out. No value of a setting, no key and no exception's words are in it.</summary>
/// <param name="State">How the light shines.</param>
/// <param name="Code">Names the finding for programs and translations; see docs/operations.md.</param>
/// <param name="Reason">Why, in English.</param>
/// <param name="Mend">How to mend it, in English; null if there is nothing to mend.</param>
internal sealed record Finding(LightState State, string Code, string Reason, string? Mend = null)
{
    /// <summary>What stands in <see cref="Reason"/> and <see cref="Mend"/> in this case, for translations.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    public static Finding Green(string code, string reason) => new(LightState.Green, code, reason);

    public static Finding Yellow(string code, string reason, string mend) => new(LightState.Yellow, code, reason, mend);

    public static Finding Red(string code, string reason, string mend) => new(LightState.Red, code, reason, mend);

    public static Finding Off(string code, string reason) => new(LightState.Off, code, reason);

    public Finding With(string name, string value) => this with { Values = new Dictionary<string, string>(Values) { [name] = value } };
}
