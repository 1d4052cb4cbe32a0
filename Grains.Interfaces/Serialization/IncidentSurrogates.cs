using Workshop.Incidents;

namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.HourMoments")]
internal struct HourMomentsSurrogate
{
    [Id(0)] public DateOnly Day;
    [Id(1)] public string? Feature;
    [Id(2)] public string? Type;
    [Id(3)] public int Hour;
    [Id(4)] public ReadOnlyMemory<byte> Times;
}

[RegisterConverter]
internal sealed class HourMomentsConverter : IConverter<HourMoments, HourMomentsSurrogate>
{
    public HourMoments ConvertFromSurrogate(in HourMomentsSurrogate surrogate) => new(
        surrogate.Day, surrogate.Feature ?? "", surrogate.Type ?? "", surrogate.Hour, surrogate.Times);

    public HourMomentsSurrogate ConvertToSurrogate(in HourMoments value) => new()
    {
        Day = value.Day,
        Feature = value.Feature,
        Type = value.Type,
        Hour = value.Hour,
        Times = value.Times,
    };
}

[GenerateSerializer]
[Alias("Workshop.IncidentId")]
internal struct IncidentIdSurrogate
{
    [Id(0)] public long Fingerprint;
    [Id(1)] public long Moment;
}

[RegisterConverter]
internal sealed class IncidentIdConverter : IConverter<IncidentId, IncidentIdSurrogate>
{
    public IncidentId ConvertFromSurrogate(in IncidentIdSurrogate surrogate) => new(surrogate.Fingerprint, surrogate.Moment);

    public IncidentIdSurrogate ConvertToSurrogate(in IncidentId value) => new()
    {
        Fingerprint = value.Fingerprint,
        Moment = value.Moment,
    };
}

[GenerateSerializer]
[Alias("Workshop.IncidentEvent")]
internal struct IncidentEventSurrogate
{
    [Id(0)] public IncidentStep Step;
    [Id(1)] public DateTimeOffset At;
    [Id(2)] public string? By;
    [Id(3)] public string? Note;
}

[RegisterConverter]
internal sealed class IncidentEventConverter : IConverter<IncidentEvent, IncidentEventSurrogate>
{
    public IncidentEvent ConvertFromSurrogate(in IncidentEventSurrogate surrogate) => new(surrogate.Step, surrogate.At, surrogate.By, surrogate.Note);

    public IncidentEventSurrogate ConvertToSurrogate(in IncidentEvent value) => new()
    {
        Step = value.Step,
        At = value.At,
        By = value.By,
        Note = value.Note,
    };
}

[GenerateSerializer]
[Alias("Workshop.Incident")]
internal struct IncidentSurrogate
{
    [Id(0)] public IncidentId Id;
    [Id(1)] public string? Feature;
    [Id(2)] public string? Type;
    [Id(3)] public IncidentState State;
    [Id(4)] public DateTimeOffset OpenedAt;
    [Id(5)] public DateTimeOffset LastSeenAt;
    [Id(6)] public long Errors;
    [Id(7)] public DateTimeOffset? AcknowledgedAt;
    [Id(8)] public DateTimeOffset? ResolvedAt;
    [Id(9)] public IncidentEvent[]? History;
    [Id(10)] public CriticalErrors? Critical;
}

[RegisterConverter]
internal sealed class IncidentConverter : IConverter<Incident, IncidentSurrogate>
{
    public Incident ConvertFromSurrogate(in IncidentSurrogate surrogate) => new(
        surrogate.Id,
        surrogate.Feature ?? "",
        surrogate.Type ?? "",
        surrogate.State,
        surrogate.OpenedAt,
        surrogate.LastSeenAt,
        surrogate.Errors,
        surrogate.AcknowledgedAt,
        surrogate.ResolvedAt,
        surrogate.History ?? [])
    {
        Critical = surrogate.Critical,
    };

    public IncidentSurrogate ConvertToSurrogate(in Incident value) => new()
    {
        Id = value.Id,
        Feature = value.Feature,
        Type = value.Type,
        State = value.State,
        OpenedAt = value.OpenedAt,
        LastSeenAt = value.LastSeenAt,
        Errors = value.Errors,
        AcknowledgedAt = value.AcknowledgedAt,
        ResolvedAt = value.ResolvedAt,
        History = [.. value.History],
        Critical = value.Critical,
    };
}

[GenerateSerializer]
[Alias("Workshop.CriticalErrors")]
internal struct CriticalErrorsSurrogate
{
    [Id(0)] public long Errors;
    [Id(1)] public DateTimeOffset FirstAt;
    [Id(2)] public DateTimeOffset LastAt;
}

[RegisterConverter]
internal sealed class CriticalErrorsConverter : IConverter<CriticalErrors, CriticalErrorsSurrogate>
{
    public CriticalErrors ConvertFromSurrogate(in CriticalErrorsSurrogate surrogate) => new(surrogate.Errors, surrogate.FirstAt, surrogate.LastAt);

    public CriticalErrorsSurrogate ConvertToSurrogate(in CriticalErrors value) => new()
    {
        Errors = value.Errors,
        FirstAt = value.FirstAt,
        LastAt = value.LastAt,
    };
}

[GenerateSerializer]
[Alias("Workshop.RepairTimes")]
internal struct RepairTimesSurrogate
{
    [Id(0)] public long Incidents;
    [Id(1)] public double? Mean;
    [Id(2)] public double? Median;
    [Id(3)] public double? P90;
}

[RegisterConverter]
internal sealed class RepairTimesConverter : IConverter<RepairTimes, RepairTimesSurrogate>
{
    public RepairTimes ConvertFromSurrogate(in RepairTimesSurrogate surrogate) => new(surrogate.Incidents, surrogate.Mean, surrogate.Median, surrogate.P90);

    public RepairTimesSurrogate ConvertToSurrogate(in RepairTimes value) => new()
    {
        Incidents = value.Incidents,
        Mean = value.Mean,
        Median = value.Median,
        P90 = value.P90,
    };
}

[GenerateSerializer]
[Alias("Workshop.IncidentFigures")]
internal struct IncidentFiguresSurrogate
{
    [Id(0)] public long Opened;
    [Id(1)] public long Resolved;
    [Id(2)] public double? FixRate;
    [Id(3)] public long Open;
    [Id(4)] public RepairTimes Repair;
    [Id(5)] public IncidentId? OldestOpen;
}

[RegisterConverter]
internal sealed class IncidentFiguresConverter : IConverter<IncidentFigures, IncidentFiguresSurrogate>
{
    public IncidentFigures ConvertFromSurrogate(in IncidentFiguresSurrogate surrogate) => new(
        surrogate.Opened, surrogate.Resolved, surrogate.FixRate, surrogate.Open, surrogate.Repair, surrogate.OldestOpen);

    public IncidentFiguresSurrogate ConvertToSurrogate(in IncidentFigures value) => new()
    {
        Opened = value.Opened,
        Resolved = value.Resolved,
        FixRate = value.FixRate,
        Open = value.Open,
        Repair = value.Repair,
        OldestOpen = value.OldestOpen,
    };
}
