using Workshop.Stats;

namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.ErrorType")]
internal struct ErrorTypeSurrogate
{
    [Id(0)] public string? Type;
    [Id(1)] public long Count;
    [Id(2)] public double Share;
}

[RegisterConverter]
internal sealed class ErrorTypeConverter : IConverter<ErrorType, ErrorTypeSurrogate>
{
    public ErrorType ConvertFromSurrogate(in ErrorTypeSurrogate surrogate) => new(surrogate.Type ?? "", surrogate.Count, surrogate.Share);

    public ErrorTypeSurrogate ConvertToSurrogate(in ErrorType value) => new()
    {
        Type = value.Type,
        Count = value.Count,
        Share = value.Share,
    };
}

[GenerateSerializer]
[Alias("Workshop.FeatureMaturity")]
internal struct FeatureMaturitySurrogate
{
    [Id(0)] public string? Name;
    [Id(1)] public long Events;
    [Id(2)] public double ErrorRate;
    [Id(3)] public int Level;
    [Id(4)] public long Errors;
}

[RegisterConverter]
internal sealed class FeatureMaturityConverter : IConverter<FeatureMaturity, FeatureMaturitySurrogate>
{
    public FeatureMaturity ConvertFromSurrogate(in FeatureMaturitySurrogate surrogate) => new(surrogate.Name ?? "", surrogate.Events, surrogate.Errors, surrogate.ErrorRate, surrogate.Level);

    public FeatureMaturitySurrogate ConvertToSurrogate(in FeatureMaturity value) => new()
    {
        Name = value.Name,
        Events = value.Events,
        Errors = value.Errors,
        ErrorRate = value.ErrorRate,
        Level = value.Level,
    };
}

[GenerateSerializer]
[Alias("Workshop.History")]
internal struct HistorySurrogate
{
    [Id(0)] public string? Name;
    [Id(1)] public Counters Total;
    [Id(2)] public DayCounters[]? Days;
    [Id(3)] public ErrorType[]? TopErrors;
}

[RegisterConverter]
internal sealed class HistoryConverter : IConverter<History, HistorySurrogate>
{
    public History ConvertFromSurrogate(in HistorySurrogate surrogate) => new(surrogate.Name ?? "", surrogate.Total, surrogate.Days ?? [], surrogate.TopErrors ?? []);

    public HistorySurrogate ConvertToSurrogate(in History value) => new()
    {
        Name = value.Name,
        Total = value.Total,
        Days = [.. value.Days],
        TopErrors = [.. value.TopErrors],
    };
}

[GenerateSerializer]
[Alias("Workshop.DayFigures")]
internal struct DayFiguresSurrogate
{
    [Id(0)] public DateOnly Day;
    [Id(1)] public Counters Total;
    [Id(2)] public NamedCounters[]? Teams;
    [Id(3)] public NamedCounters[]? Features;
    [Id(4)] public NamedCounters[]? Types;
    [Id(5)] public HourCount[]? Hours;
    [Id(6)] public long Late;
}

[RegisterConverter]
internal sealed class DayFiguresConverter : IConverter<DayFigures, DayFiguresSurrogate>
{
    public DayFigures ConvertFromSurrogate(in DayFiguresSurrogate surrogate) => new(
        surrogate.Day, surrogate.Total, surrogate.Teams ?? [], surrogate.Features ?? [], surrogate.Types ?? [])
    {
        Hours = surrogate.Hours ?? [],
        Late = surrogate.Late,
    };

    public DayFiguresSurrogate ConvertToSurrogate(in DayFigures value) => new()
    {
        Day = value.Day,
        Total = value.Total,
        Teams = [.. value.Teams],
        Features = [.. value.Features],
        Types = [.. value.Types],
        Hours = [.. value.Hours],
        Late = value.Late,
    };
}
