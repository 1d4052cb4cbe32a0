using Workshop.Entries;

namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.Entry")]
internal struct EntrySurrogate
{
    [Id(0)] public string? Team;
    [Id(1)] public long Seq;
    [Id(2)] public DateOnly Day;
    [Id(3)] public DateTimeOffset ReceivedAt;
    [Id(4)] public DateTimeOffset Timestamp;
    [Id(5)] public string? Id;
    [Id(6)] public string? Item;
    [Id(7)] public string? Feature;
    [Id(8)] public string? Type;
    [Id(9)] public string? Notes;
    [Id(10)] public string? Responsible;
    [Id(11)] public int Count;
    [Id(12)] public EntryStatus Status;
    [Id(13)] public Severity Severity;
    [Id(14)] public bool Unusual;
    [Id(15)] public bool Demo;
    [Id(16)] public SentNames? Sent;
}

[RegisterConverter]
internal sealed class EntryConverter : IConverter<Entry, EntrySurrogate>
{
    public Entry ConvertFromSurrogate(in EntrySurrogate surrogate) => new()
    {
        Team = surrogate.Team ?? "",
        Seq = surrogate.Seq,
        Day = surrogate.Day,
        ReceivedAt = surrogate.ReceivedAt,
        Timestamp = surrogate.Timestamp,
        Id = surrogate.Id,
        Item = surrogate.Item,
        Feature = surrogate.Feature ?? "",
        Type = surrogate.Type ?? "",
        Notes = surrogate.Notes,
        Responsible = surrogate.Responsible,
        Count = surrogate.Count,
        Status = surrogate.Status,
        Severity = surrogate.Severity,
        Unusual = surrogate.Unusual,
        Demo = surrogate.Demo,
        Sent = surrogate.Sent,
    };

    public EntrySurrogate ConvertToSurrogate(in Entry value) => new()
    {
        Team = value.Team,
        Seq = value.Seq,
        Day = value.Day,
        ReceivedAt = value.ReceivedAt,
        Timestamp = value.Timestamp,
        Id = value.Id,
        Item = value.Item,
        Feature = value.Feature,
        Type = value.Type,
        Notes = value.Notes,
        Responsible = value.Responsible,
        Count = value.Count,
        Status = value.Status,
        Severity = value.Severity,
        Unusual = value.Unusual,
        Demo = value.Demo,
        Sent = value.Sent,
    };
}

[GenerateSerializer]
[Alias("Workshop.SentNames")]
internal struct SentNamesSurrogate
{
    [Id(0)] public string? Team;
    [Id(1)] public string? Feature;
}

[RegisterConverter]
internal sealed class SentNamesConverter : IConverter<SentNames, SentNamesSurrogate>
{
    public SentNames ConvertFromSurrogate(in SentNamesSurrogate surrogate) => new(surrogate.Team ?? "", surrogate.Feature ?? "");

    public SentNamesSurrogate ConvertToSurrogate(in SentNames value) => new()
    {
        Team = value.Team,
        Feature = value.Feature,
    };
}
