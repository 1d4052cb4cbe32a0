using Workshop.Incidents;

namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.IncidentQuery")]
internal struct IncidentQuerySurrogate
{
    [Id(0)] public IncidentState[]? States;
    [Id(1)] public string? Feature;
    [Id(2)] public string? Type;
    [Id(3)] public int Limit;
    [Id(4)] public IncidentId? After;
    [Id(5)] public DateTimeOffset? CriticalSince;
}

[RegisterConverter]
internal sealed class IncidentQueryConverter : IConverter<IncidentQuery, IncidentQuerySurrogate>
{
    public IncidentQuery ConvertFromSurrogate(in IncidentQuerySurrogate surrogate) => new()
    {
        States = surrogate.States ?? [],
        Feature = surrogate.Feature,
        Type = surrogate.Type,
        Limit = surrogate.Limit,
        After = surrogate.After,
        CriticalSince = surrogate.CriticalSince,
    };

    public IncidentQuerySurrogate ConvertToSurrogate(in IncidentQuery value) => new()
    {
        States = [.. value.States],
        Feature = value.Feature,
        Type = value.Type,
        Limit = value.Limit,
        After = value.After,
        CriticalSince = value.CriticalSince,
    };
}

[GenerateSerializer]
[Alias("Workshop.IncidentPage")]
internal struct IncidentPageSurrogate
{
    [Id(0)] public Incident[]? Incidents;
    [Id(1)] public bool HasMore;
}

[RegisterConverter]
internal sealed class IncidentPageConverter : IConverter<IncidentPage, IncidentPageSurrogate>
{
    public IncidentPage ConvertFromSurrogate(in IncidentPageSurrogate surrogate) => new(surrogate.Incidents ?? [], surrogate.HasMore);

    public IncidentPageSurrogate ConvertToSurrogate(in IncidentPage value) => new()
    {
        Incidents = [.. value.Incidents],
        HasMore = value.HasMore,
    };
}

[GenerateSerializer]
[Alias("Workshop.IncidentRequest")]
internal struct IncidentRequestSurrogate
{
    [Id(0)] public Guid ActionId;
    [Id(1)] public IncidentId Incident;
    [Id(2)] public IncidentStep Step;
    [Id(3)] public string? Note;
    [Id(4)] public string? By;
}

[RegisterConverter]
internal sealed class IncidentRequestConverter : IConverter<IncidentRequest, IncidentRequestSurrogate>
{
    public IncidentRequest ConvertFromSurrogate(in IncidentRequestSurrogate surrogate) => new(
        surrogate.ActionId, surrogate.Incident, surrogate.Step, surrogate.Note, surrogate.By ?? "");

    public IncidentRequestSurrogate ConvertToSurrogate(in IncidentRequest value) => new()
    {
        ActionId = value.ActionId,
        Incident = value.Incident,
        Step = value.Step,
        Note = value.Note,
        By = value.By,
    };
}

[GenerateSerializer]
[Alias("Workshop.IncidentAnswer")]
internal struct IncidentAnswerSurrogate
{
    [Id(0)] public IncidentVerdict Verdict;
    [Id(1)] public Incident? Incident;
}

[RegisterConverter]
internal sealed class IncidentAnswerConverter : IConverter<IncidentAnswer, IncidentAnswerSurrogate>
{
    public IncidentAnswer ConvertFromSurrogate(in IncidentAnswerSurrogate surrogate) => new(surrogate.Verdict, surrogate.Incident);

    public IncidentAnswerSurrogate ConvertToSurrogate(in IncidentAnswer value) => new()
    {
        Verdict = value.Verdict,
        Incident = value.Incident,
    };
}
