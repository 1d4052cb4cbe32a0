namespace Workshop.Incidents;

/// <summary>When in one hour entries of one feature and type were errors or fixes, as it rests and travels.</summary>
/// <param name="Day">The local day that the entries count for.</param>
/// <param name="Feature">As in <see cref="Moment"/>.</param>
/// <param name="Type">As in <see cref="Moment"/>.</param>
/// <param name="Hour">Hours since the Unix epoch.</param>
/// <param name="Times">See <see cref="HourTimes"/>.</param>
public sealed record HourMoments(DateOnly Day, string Feature, string Type, int Hour, ReadOnlyMemory<byte> Times)
{
    /// <summary>The moments in it.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public IEnumerable<Moment> Moments() => HourTimes.Decode(Times.Span).Moments(Feature, Type, Hour);

    /// <summary>Packs moments of a day.</summary>
    public static HourMoments[] Pack(DateOnly day, ReadOnlySpan<Moment> moments)
    {
        var hours = new Dictionary<(string Feature, string Type, int Hour), HourTimes>();
        foreach (ref readonly var moment in moments)
            HourTimes.AddTo(hours, moment);
        return [.. hours.Select(hour => new HourMoments(day, hour.Key.Feature, hour.Key.Type, hour.Key.Hour, hour.Value.Encode()))];
    }

    /// <summary>What <see cref="Pack"/> has packed.</summary>
    public static Moment[] Unpack(IReadOnlyList<HourMoments> hours) => [.. hours.SelectMany(static hour => hour.Moments())];
}

/// <summary>Which moments a reader wants. Null means any.</summary>
public sealed record MomentQuery
{
    public string? Team { get; init; }

    public DateOnly? Day { get; init; }
}
