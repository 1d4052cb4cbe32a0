using Workshop.Incidents;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.Cell")]
internal struct CellSurrogate
{
    [Id(0)] public DateOnly Day;
    [Id(1)] public string? Team;
    [Id(2)] public string? Feature;
    [Id(3)] public string? Type;
    [Id(4)] public Counters Counters;
}

[RegisterConverter]
internal sealed class CellConverter : IConverter<Cell, CellSurrogate>
{
    public Cell ConvertFromSurrogate(in CellSurrogate surrogate) => new(surrogate.Day, surrogate.Team, surrogate.Feature, surrogate.Type, surrogate.Counters);

    public CellSurrogate ConvertToSurrogate(in Cell value) => new()
    {
        Day = value.Day,
        Team = value.Team,
        Feature = value.Feature,
        Type = value.Type,
        Counters = value.Counters,
    };
}

[GenerateSerializer]
[Alias("Workshop.MinuteCount")]
internal struct MinuteCountSurrogate
{
    [Id(0)] public int Minute;
    [Id(1)] public long Entries;
}

[RegisterConverter]
internal sealed class MinuteCountConverter : IConverter<MinuteCount, MinuteCountSurrogate>
{
    public MinuteCount ConvertFromSurrogate(in MinuteCountSurrogate surrogate) => new(surrogate.Minute, surrogate.Entries);

    public MinuteCountSurrogate ConvertToSurrogate(in MinuteCount value) => new()
    {
        Minute = value.Minute,
        Entries = value.Entries,
    };
}

[GenerateSerializer]
[Alias("Workshop.HourCount")]
internal struct HourCountSurrogate
{
    [Id(0)] public int Hour;
    [Id(1)] public long Entries;
    [Id(2)] public long Items;
    [Id(3)] public long Errors;
}

[RegisterConverter]
internal sealed class HourCountConverter : IConverter<HourCount, HourCountSurrogate>
{
    public HourCount ConvertFromSurrogate(in HourCountSurrogate surrogate) => new(surrogate.Hour, surrogate.Entries, surrogate.Items, surrogate.Errors);

    public HourCountSurrogate ConvertToSurrogate(in HourCount value) => new()
    {
        Hour = value.Hour,
        Entries = value.Entries,
        Items = value.Items,
        Errors = value.Errors,
    };
}

[GenerateSerializer]
[Alias("Workshop.NumberedFrame")]
internal struct NumberedFrameSurrogate
{
    [Id(0)] public long FirstSeq;
    [Id(1)] public ReadOnlyMemory<byte> Bytes;
}

[RegisterConverter]
internal sealed class NumberedFrameConverter : IConverter<NumberedFrame, NumberedFrameSurrogate>
{
    public NumberedFrame ConvertFromSurrogate(in NumberedFrameSurrogate surrogate) => new(surrogate.FirstSeq, surrogate.Bytes);

    public NumberedFrameSurrogate ConvertToSurrogate(in NumberedFrame value) => new()
    {
        FirstSeq = value.FirstSeq,
        Bytes = value.Bytes,
    };
}

[GenerateSerializer]
[Alias("Workshop.DayDelta")]
internal struct DayDeltaSurrogate
{
    [Id(0)] public DateOnly Day;
    [Id(1)] public Cell[]? Cells;
    [Id(2)] public MinuteCount[]? Minutes;
    [Id(3)] public long FirstTime;
    [Id(4)] public long LastTime;
    [Id(5)] public int Unusual;
    [Id(6)] public HourMoments[]? Moments;
    [Id(7)] public HourCount[]? Hours;
    [Id(8)] public long Late;
    [Id(9)] public byte[]? Work;
}

[RegisterConverter]
internal sealed class DayDeltaConverter : IConverter<DayDelta, DayDeltaSurrogate>
{
    public DayDelta ConvertFromSurrogate(in DayDeltaSurrogate surrogate) => new(
        surrogate.Day, surrogate.Cells, surrogate.Minutes, surrogate.FirstTime, surrogate.LastTime, surrogate.Unusual)
    {
        Moments = HourMoments.Unpack(surrogate.Moments ?? []),
        Hours = surrogate.Hours,
        Late = surrogate.Late,
        Work = surrogate.Work is { } work ? DayWork.Decode(work) : null,
    };

    public DayDeltaSurrogate ConvertToSurrogate(in DayDelta value) => new()
    {
        Day = value.Day,
        Cells = value.Cells.ToArray(),
        Minutes = value.Minutes.ToArray(),
        FirstTime = value.FirstTime,
        LastTime = value.LastTime,
        Unusual = value.Unusual,
        Moments = HourMoments.Pack(value.Day, value.Moments.Span),
        Hours = value.Hours.ToArray(),
        Late = value.Late,
        Work = value.Work?.Encode(),
    };
}

[GenerateSerializer]
[Alias("Workshop.TeamDelta")]
internal struct TeamDeltaSurrogate
{
    [Id(0)] public string? Team;
    [Id(1)] public long Known;
    [Id(2)] public long After;
    [Id(3)] public long UpTo;
    [Id(4)] public DayDelta[]? Days;
    [Id(5)] public NumberedFrame[]? Tail;
    [Id(6)] public Guid Names;
    [Id(7)] public long Epoch;
}

[RegisterConverter]
internal sealed class TeamDeltaConverter : IConverter<TeamDelta, TeamDeltaSurrogate>
{
    public TeamDelta ConvertFromSurrogate(in TeamDeltaSurrogate surrogate) => new(
        surrogate.Team ?? "", surrogate.Known, surrogate.After, surrogate.UpTo, surrogate.Days ?? [], surrogate.Tail ?? [])
    {
        Names = surrogate.Names,
        Epoch = surrogate.Epoch,
    };

    public TeamDeltaSurrogate ConvertToSurrogate(in TeamDelta value) => new()
    {
        Team = value.Team,
        Known = value.Known,
        After = value.After,
        UpTo = value.UpTo,
        Days = [.. value.Days],
        Tail = [.. value.Tail],
        Names = value.Names,
        Epoch = value.Epoch,
    };
}
