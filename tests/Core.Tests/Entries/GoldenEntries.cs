using Workshop.Entries;

namespace Workshop.Core.Tests.Entries;

/// <summary>What stands in Golden/v1.frame.</summary>
internal static class GoldenEntries
{
    public const long ReceivedAt = 1_797_585_242_113;

    public static readonly Entry[] All =
    [
        Entry(1) with
        {
            Item = "Holzeisenbahn",
            Count = 4,
            Status = EntryStatus.Completed,
            Timestamp = Parsed.Now.AddHours(-1),
            Notes = "Leichte Überlackierung, Filbert verantwortlich",
        },
        Entry(2) with
        {
            Id = "5e3c9a52-7a4e-4f0b-9a51-000000000001",
            Feature = "paint",
            Type = "paint.error",
            Item = "Holzeisenbahn",
            Count = 1_000_000,
            Status = EntryStatus.Failed,
            Severity = Severity.Critical,
            Responsible = "Filbert",
            Unusual = true,
        },
        Entry(3) with { Type = "wish.created", Feature = "wish", Count = 0, Demo = true, Notes = "🎄", Severity = Severity.Info },
    ];

    private static Entry Entry(long seq) => new()
    {
        Seq = seq,
        Team = "Filbert",
        Feature = "production",
        Type = "production.completed",
        Count = 1,
        Status = EntryStatus.None,
        Severity = Severity.None,
        Timestamp = Parsed.Now,
        ReceivedAt = Parsed.Now,
        Day = new DateOnly(2026, 12, 18),
    };
}
