namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.AppendResult")]
internal struct AppendResultSurrogate
{
    [Id(0)] public int Accepted;
    [Id(1)] public int Duplicates;
}

[RegisterConverter]
internal sealed class AppendResultConverter : IConverter<AppendResult, AppendResultSurrogate>
{
    public AppendResult ConvertFromSurrogate(in AppendResultSurrogate surrogate) => new(surrogate.Accepted, surrogate.Duplicates);

    public AppendResultSurrogate ConvertToSurrogate(in AppendResult value) => new()
    {
        Accepted = value.Accepted,
        Duplicates = value.Duplicates,
    };
}
