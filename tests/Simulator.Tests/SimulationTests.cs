using Shouldly;
using Xunit;

namespace Workshop.Simulator.Tests;

public sealed class SimulationTests
{
    // A Friday in Advent, in a zone with an offset
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateTimeOffset Morning = new(2026, 12, 18, 0, 0, 0, TimeSpan.FromHours(1));

    private static Simulation Workshop(int seed = 1, double entriesPerDay = 2_500) =>
        new(new SimulationOptions { Seed = seed, TimeZone = Berlin, EntriesPerDay = entriesPerDay });

    [Fact]
    public void The_same_seed_gives_the_same_entries()
    {
        var once = Workshop().Between(Morning, Morning.AddDays(1)).ToList();
        var again = Workshop().Between(Morning, Morning.AddDays(1)).ToList();

        again.ShouldBe(once);
        Workshop(seed: 2).Between(Morning, Morning.AddDays(1)).ShouldNotBe(once);
    }

    [Fact]
    public void Neighbouring_spans_give_what_the_whole_span_gives()
    {
        var whole = Workshop().Between(Morning, Morning.AddHours(12)).ToList();
        var parts = Enumerable.Range(0, 12 * 60 * 2)
            .SelectMany(half => Workshop().Between(Morning.AddSeconds(half * 30), Morning.AddSeconds(half * 30 + 30)));

        parts.ShouldBe(whole);
    }

    [Fact]
    public void Entries_lie_in_their_span_in_order_of_time_with_distinct_ids()
    {
        var entries = Workshop().Between(Morning, Morning.AddDays(2)).ToList();

        entries.ShouldAllBe(entry => entry.Timestamp >= Morning && entry.Timestamp < Morning.AddDays(2));
        entries.ShouldBe(entries.OrderBy(entry => entry.Timestamp));
        entries.DistinctBy(entry => entry.Id, StringComparer.Ordinal).Count().ShouldBe(entries.Count);
    }

    [Fact]
    public void An_ordinary_weekday_has_about_the_entries_asked_for()
    {
        var start = new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.FromHours(1));
        var days = Enumerable.Range(0, 3).Select(day => Workshop().Between(start.AddDays(day), start.AddDays(day + 1)).Count());

        // Bursts add a little
        days.Average().ShouldBe(2_500, tolerance: 500);
    }

    [Fact]
    public void The_workshop_works_in_shifts_and_takes_breaks()
    {
        var entries = Workshop(entriesPerDay: 20_000).Between(Morning, Morning.AddDays(1)).ToList();
        int Within(double from, double to) => entries.Count(entry => entry.Timestamp >= Morning.AddHours(from) && entry.Timestamp < Morning.AddHours(to));

        Within(10, 11).ShouldBeGreaterThan(10 * Within(2, 3));
        Within(11.5, 12).ShouldBeGreaterThan(3 * Within(12, 12.5));
    }

    [Fact]
    public void Sundays_are_quiet()
    {
        var friday = Workshop().Between(Morning, Morning.AddDays(1)).Count();
        var sunday = Workshop().Between(Morning.AddDays(2), Morning.AddDays(3)).Count();

        sunday.ShouldBeLessThan(friday / 2);
    }

    [Fact]
    public void Errors_come_in_clusters_and_are_mended()
    {
        var paint = Workshop(entriesPerDay: 20_000).Between(Morning, Morning.AddDays(5))
            .Where(entry => entry.Team is "Pünktchen")
            .ToList();
        bool IsError(SimulatedEntry entry) => entry.Severity is "error";

        var errors = paint.Count(IsError);
        var neighbours = paint.Zip(paint.Skip(1)).Count(pair => IsError(pair.First) && IsError(pair.Second));

        errors.ShouldBeGreaterThan(20);
        // Were they independent, it would be the square of their share
        (neighbours / (double)errors).ShouldBeGreaterThan(5.0 * errors / paint.Count);
        paint.ShouldContain(entry => entry.Type == "paint.fixed" || entry.Type == "paint.mixer.fixed");
    }

    [Fact]
    public void Thirty_days_show_every_kind_of_entry()
    {
        var entries = Workshop().Between(Morning.AddDays(-30), Morning).ToList();

        entries.Select(entry => entry.Team).Distinct(StringComparer.Ordinal).Count().ShouldBe(Crews.All.Count);
        entries.ShouldContain(entry => entry.Item == "Holzeisenbahn");
        entries.ShouldContain(entry => entry.Status == "rework");
        entries.ShouldContain(entry => entry.Unusual);
        entries.ShouldContain(entry => entry.Severity == "critical");
        foreach (var type in new[] { "oven.crash", "saw.jam.failure", "wish.created", "elf.joined", "voucher.booked" })
            entries.ShouldContain(entry => entry.Type == type);
    }
}
