namespace Workshop.Incidents;

/// <summary>All fixes of a feature that are about the same thing, and the errors that they mend.</summary>
internal sealed class FixGroup
{
    private readonly List<MomentSeries> _series = [];

    /// <summary>Errors whose incidents these fixes resolve.</summary>
    public List<Timeline> Mended { get; } = [];

    public IReadOnlyList<MomentSeries> Series => _series;

    /// <returns>The time from which on it changes something.</returns>
    public long Add(string type, int minute, in MinuteTimes times)
    {
        var series = _series.Find(series => series.Type == type);
        if (series is null)
            _series.Add(series = new MomentSeries(type));
        var (first, forgotten) = series.Add(minute, times);
        return Math.Min(first, forgotten ?? first);
    }
}

/// <summary>A fix that names an incident.</summary>
/// <param name="Incident">The moment by which it names it.</param>
/// <param name="Minute">When it happened, in minutes since the Unix epoch.</param>
internal readonly record struct NamedFix(long Incident, int Minute, MinuteTimes Times);
