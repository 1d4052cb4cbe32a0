using System.Text.Json.Serialization;

namespace Workshop.WebFront.Preflight;

/// <summary>A line of what <c>GET /api/v1/preflight</c> answers: which lights there are, then each as it is checked, then the end.</summary>
internal sealed record PreflightLine
{
    /// <summary>First: the lights' names, in the order in which they are checked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Lights { get; init; }

    /// <summary>Then: a light that was checked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LightView? Light { get; init; }

    /// <summary>Last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PreflightSummary? Summary { get; init; }
}

/// <param name="State"><c>green</c>, <c>yellow</c>, <c>red</c> or <c>off</c>.</param>
/// <param name="Milliseconds">How long the check took.</param>
internal sealed record LightView(
    string Name, string State, double Milliseconds, string Code, string Reason, string? Mend, IReadOnlyDictionary<string, string> Values);

/// <param name="Ok">Whether no light is red.</param>
internal sealed record PreflightSummary(bool Ok, int Green, int Yellow, int Red, int Off, double Milliseconds, string Build);
