using Workshop.Utilisation;

namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.TeamWork")]
internal struct TeamWorkSurrogate
{
    [Id(0)] public string? Team;
    [Id(1)] public DateOnly Day;
    [Id(2)] public long Items;
    [Id(3)] public byte[]? Work;
}

[RegisterConverter]
internal sealed class TeamWorkConverter : IConverter<TeamWork, TeamWorkSurrogate>
{
    public TeamWork ConvertFromSurrogate(in TeamWorkSurrogate surrogate) =>
        new(surrogate.Team ?? "", surrogate.Day, surrogate.Items, DayWork.Decode(surrogate.Work));

    public TeamWorkSurrogate ConvertToSurrogate(in TeamWork value) => new()
    {
        Team = value.Team,
        Day = value.Day,
        Items = value.Items,
        Work = value.Work.Encode(),
    };
}
