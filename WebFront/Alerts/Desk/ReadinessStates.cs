using System.Globalization;
using System.Text.Json;
using Workshop.Alerts;

namespace Workshop.WebFront.Alerts.Desk;

/// <summary>Where readiness is in relation to its thresholds, as it is kept over a restart.</summary>
internal static class ReadinessStates
{
    public static string Of(IReadOnlyDictionary<double, ThresholdState> states) => JsonSerializer.Serialize(
        states.ToDictionary(static state => state.Key.ToString(CultureInfo.InvariantCulture), static state => state.Value));

    /// <summary>What cannot be read is not known: the next look finds out where readiness is, and nobody is told of that.</summary>
    public static IReadOnlyDictionary<double, ThresholdState> Parse(string? text)
    {
        try
        {
            var states = text is null ? [] : JsonSerializer.Deserialize<Dictionary<string, ThresholdState>>(text) ?? [];
            return states.ToDictionary(static state => double.Parse(state.Key, CultureInfo.InvariantCulture), static state => state.Value);
        }
        catch (Exception damaged) when (damaged is JsonException or FormatException)
        {
            return new Dictionary<double, ThresholdState>();
        }
    }
}
