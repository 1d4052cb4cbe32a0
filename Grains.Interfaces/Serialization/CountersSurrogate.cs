using Workshop.Stats;

namespace Workshop.Grains.Serialization;

[GenerateSerializer]
[Alias("Workshop.Counters")]
internal struct CountersSurrogate
{
    [Id(0)] public long Entries;
    [Id(1)] public long Production;
    [Id(2)] public long Items;
    [Id(3)] public long Errors;
    [Id(4)] public long Critical;
    [Id(5)] public long Fixes;
    [Id(6)] public long Wishes;
    [Id(7)] public long Elves;
    [Id(8)] public long Breaks;
}

[RegisterConverter]
internal sealed class CountersConverter : IConverter<Counters, CountersSurrogate>
{
    public Counters ConvertFromSurrogate(in CountersSurrogate surrogate) => new()
    {
        Entries = surrogate.Entries,
        Production = surrogate.Production,
        Items = surrogate.Items,
        Errors = surrogate.Errors,
        Critical = surrogate.Critical,
        Fixes = surrogate.Fixes,
        Wishes = surrogate.Wishes,
        Elves = surrogate.Elves,
        Breaks = surrogate.Breaks,
    };

    public CountersSurrogate ConvertToSurrogate(in Counters value) => new()
    {
        Entries = value.Entries,
        Production = value.Production,
        Items = value.Items,
        Errors = value.Errors,
        Critical = value.Critical,
        Fixes = value.Fixes,
        Wishes = value.Wishes,
        Elves = value.Elves,
        Breaks = value.Breaks,
    };
}

[GenerateSerializer]
[Alias("Workshop.DayCounters")]
internal struct DayCountersSurrogate
{
    [Id(0)] public DateOnly Day;
    [Id(1)] public Counters Counters;
}

[RegisterConverter]
internal sealed class DayCountersConverter : IConverter<DayCounters, DayCountersSurrogate>
{
    public DayCounters ConvertFromSurrogate(in DayCountersSurrogate surrogate) => new(surrogate.Day, surrogate.Counters);

    public DayCountersSurrogate ConvertToSurrogate(in DayCounters value) => new()
    {
        Day = value.Day,
        Counters = value.Counters,
    };
}

[GenerateSerializer]
[Alias("Workshop.NamedCounters")]
internal struct NamedCountersSurrogate
{
    [Id(0)] public string? Name;
    [Id(1)] public Counters Counters;
}

[RegisterConverter]
internal sealed class NamedCountersConverter : IConverter<NamedCounters, NamedCountersSurrogate>
{
    public NamedCounters ConvertFromSurrogate(in NamedCountersSurrogate surrogate) => new(surrogate.Name ?? "", surrogate.Counters);

    public NamedCountersSurrogate ConvertToSurrogate(in NamedCounters value) => new()
    {
        Name = value.Name,
        Counters = value.Counters,
    };
}
