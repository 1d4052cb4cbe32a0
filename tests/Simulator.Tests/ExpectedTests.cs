using Shouldly;
using Workshop.Simulator.Expectations;
using Xunit;

namespace Workshop.Simulator.Tests;

public sealed class ExpectedTests
{
    private readonly Expected _expected = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    private static SimulatedEntry Entry(string id, string? item = null, string? type = null, string? status = null, string? severity = null, int? count = null) => new()
    {
        Id = id,
        Team = "Filbert",
        Timestamp = new DateTimeOffset(2026, 12, 17, 23, 30, 0, TimeSpan.Zero),
        Item = item,
        Type = type,
        Status = status,
        Severity = severity,
        Count = count,
    };

    [Fact]
    public void The_sample_of_the_first_users_counts_as_production()
    {
        _expected.Add(Entry("1", item: "Holzeisenbahn", status: "completed", count: 4));

        _expected.Total.ShouldBe(new Tally { Entries = 1, Production = 1, Items = 4 });
        _expected.Cells.Keys.ShouldBe([(new DateOnly(2026, 12, 18), "Filbert", "production", "production.completed")]);
    }

    [Fact]
    public void The_same_id_counts_once()
    {
        _expected.Add(Entry("1", item: "Kreisel")).ShouldBeTrue();
        _expected.Add(Entry("1", item: "Schaukelpferd")).ShouldBeFalse();

        _expected.Total.Entries.ShouldBe(1);
    }

    [Theory]
    [InlineData("paint.error", null, 1, 0, 0)]
    [InlineData("oven.crash", null, 1, 1, 0)]
    [InlineData("oven.door", "critical", 1, 1, 0)]
    [InlineData("failover.ok", null, 0, 0, 0)]
    [InlineData("prefix.set", null, 0, 0, 0)]
    [InlineData("PAINT_FIXED", null, 0, 0, 1)]
    public void Whole_words_of_the_type_decide(string type, string? severity, int errors, int critical, int fixes)
    {
        _expected.Add(Entry("1", type: type, severity: severity));

        _expected.Total.ShouldBe(new Tally { Entries = 1, Errors = errors, Critical = critical, Fixes = fixes });
    }
}
