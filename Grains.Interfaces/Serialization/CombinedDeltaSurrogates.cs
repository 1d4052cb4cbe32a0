using Workshop.Stats;

namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.TeamSpan")]
internal struct TeamSpanSurrogate
{
    [Id(0)] public string? Team;
    [Id(1)] public long After;
    [Id(2)] public long UpTo;
    [Id(3)] public DayCounters[]? Days;
    [Id(4)] public long Epoch;
}

[RegisterConverter]
internal sealed class TeamSpanConverter : IConverter<TeamSpan, TeamSpanSurrogate>
{
    public TeamSpan ConvertFromSurrogate(in TeamSpanSurrogate surrogate) => new(surrogate.Team ?? "", surrogate.After, surrogate.UpTo, surrogate.Days ?? [])
    {
        Epoch = surrogate.Epoch,
    };

    public TeamSpanSurrogate ConvertToSurrogate(in TeamSpan value) => new()
    {
        Team = value.Team,
        After = value.After,
        UpTo = value.UpTo,
        Days = [.. value.Days],
        Epoch = value.Epoch,
    };
}

[GenerateSerializer]
[Alias("Workshop.TeamFrame")]
internal struct TeamFrameSurrogate
{
    [Id(0)] public string? Team;
    [Id(1)] public NumberedFrame Frame;
}

[RegisterConverter]
internal sealed class TeamFrameConverter : IConverter<TeamFrame, TeamFrameSurrogate>
{
    public TeamFrame ConvertFromSurrogate(in TeamFrameSurrogate surrogate) => new(surrogate.Team ?? "", surrogate.Frame);

    public TeamFrameSurrogate ConvertToSurrogate(in TeamFrame value) => new()
    {
        Team = value.Team,
        Frame = value.Frame,
    };
}

[GenerateSerializer]
[Alias("Workshop.CombinedDelta")]
internal struct CombinedDeltaSurrogate
{
    [Id(0)] public TeamDelta[]? Singles;
    [Id(1)] public TeamSpan[]? Teams;
    [Id(2)] public DayDelta[]? Days;
    [Id(3)] public TeamFrame[]? Recent;
}

[RegisterConverter]
internal sealed class CombinedDeltaConverter : IConverter<CombinedDelta, CombinedDeltaSurrogate>
{
    public CombinedDelta ConvertFromSurrogate(in CombinedDeltaSurrogate surrogate) => new(
        surrogate.Singles ?? [], surrogate.Teams ?? [], surrogate.Days ?? [], surrogate.Recent ?? []);

    public CombinedDeltaSurrogate ConvertToSurrogate(in CombinedDelta value) => new()
    {
        Singles = [.. value.Singles],
        Teams = [.. value.Teams],
        Days = [.. value.Days],
        Recent = [.. value.Recent],
    };
}
