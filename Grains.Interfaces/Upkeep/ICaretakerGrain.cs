namespace Workshop.Grains.Upkeep;

/// <summary>
/// Looks after what nobody else would: woken by a reminder, wherever in the cluster, it wakes teams whose stored cells lack
/// entries because their silo was lost, and closes and proves finished days. There is one, with the key 0.
/// </summary>
[Alias("Workshop.Caretaker")]
public interface ICaretakerGrain : IGrainWithIntegerKey
{
    /// <summary>Sees to it that the reminder is set; every silo asks for it when it starts.</summary>
    [Alias("Start")]
    ValueTask StartAsync();

    /// <summary>When it last looked, and what it found.</summary>
    [Alias("Report")]
    ValueTask<CaretakerReport> ReportAsync();
}

/// <summary>What the caretaker did last.</summary>
[GenerateSerializer]
[Immutable]
[Alias("Workshop.CaretakerReport")]
public sealed class CaretakerReport
{
    /// <summary>Null: never yet.</summary>
    [Id(0)]
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>Teams whose stored cells lacked entries, and which were woken.</summary>
    [Id(1)]
    public int TeamsWoken { get; init; }
}
