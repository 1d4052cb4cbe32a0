using System.Security.Cryptography;
using System.Text;
using Workshop.Closing;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.Core.Tests.Closing;

public sealed class SnapshotTextTests
{
    private static readonly DateOnly Day = new(2026, 10, 25);

    private static readonly DateTimeOffset ClosedAt = new(2026, 10, 25, 23, 10, 0, TimeSpan.Zero);

    private static readonly ClosingCalendar Calendar =
        new(new LocalDays(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")), new ClosingOptions());

    private static readonly DueDay Due = new(Day, 3, 0, default, ClosedAt, [new TeamCount("Filbert", 7), new TeamCount("Änne", 9)]);

    private static readonly Cell Paint = new(Day, "Filbert", "paint", "paint.done", new Counters { Entries = 2, Production = 2, Items = 5 });

    private static readonly Cell Wish = new(Day, "Änne", "wish", "wish.created", new Counters { Entries = 1, Wishes = 1 });

    /// <summary>Kept for ever: whoever has a snapshot from before can compute its checksum again.</summary>
    [Fact]
    public void The_form_is_as_documented()
    {
        var snapshot = SnapshotText.Write(Due, [Wish, Paint], CorrectedNames.None, Calendar, ClosedAt);

        snapshot.Text.ShouldBe(string.Concat(
            """{"format":1,"day":"2026-10-25","timeZone":"Europe/Berlin","from":"2026-10-24T22:00:00.000Z","to":"2026-10-25T23:00:00.000Z",""",
            """ "version":1,"closedAt":"2026-10-25T23:10:00.000Z","total":{"entries":3,"production":2,"items":5,"wishes":1},""".TrimStart(),
            """ "teams":[{"team":"Filbert","counted":7,"entries":2,"production":2,"items":5},{"team":"Änne","counted":9,"entries":1,"wishes":1}],""".TrimStart(),
            """ "cells":[{"team":"Filbert","feature":"paint","type":"paint.done","entries":2,"production":2,"items":5},""".TrimStart(),
            """{"team":"Änne","feature":"wish","type":"wish.created","entries":1,"wishes":1}]}"""));
        snapshot.Checksum.ToArray().ShouldBe(SHA256.HashData(Encoding.UTF8.GetBytes(snapshot.Text)));
        snapshot.Version.ShouldBe(1);
    }

    [Fact]
    public void Equal_figures_have_equal_hashes_whenever_they_are_closed_and_however_far_the_log_goes()
    {
        var first = SnapshotText.Write(Due, [Paint, Wish], CorrectedNames.None, Calendar, ClosedAt);
        var second = SnapshotText.Write(Due with { Version = 1, Teams = [new TeamCount("Filbert", 70)] }, [Wish, Paint], CorrectedNames.None, Calendar, ClosedAt.AddHours(1));
        var other = SnapshotText.Write(Due, [Paint], CorrectedNames.None, Calendar, ClosedAt);

        second.Figures.ToArray().ShouldBe(first.Figures.ToArray());
        second.Checksum.ToArray().ShouldNotBe(first.Checksum.ToArray());
        other.Figures.ToArray().ShouldNotBe(first.Figures.ToArray());
    }

    [Fact]
    public void Corrected_names_are_those_that_count_and_each_that_was_sent_tells_how_far()
    {
        var names = CorrectedNames.Of(
        [
            new NameCorrection(1, Guid.NewGuid(), NameKind.Team, "Filbret", "Filbert", ClosedAt, "Greta", null),
            new NameCorrection(2, Guid.NewGuid(), NameKind.Feature, "piant", "paint", ClosedAt, "Greta", null),
            new NameCorrection(3, Guid.NewGuid(), NameKind.Team, "Ännne", "Änne", ClosedAt, "Greta", null),
        ]);
        var due = Due with { Version = 1, Teams = [new TeamCount("Filbert", 7), new TeamCount("Filbret", 3), new TeamCount("Ännne", 9)] };

        var snapshot = SnapshotText.Write(due, [Wish with { Team = "Ännne" }, Paint with { Team = "Filbret", Feature = "piant" }, Paint], names, Calendar, ClosedAt);

        snapshot.Text.ShouldEndWith(string.Concat(
            """ "total":{"entries":5,"production":4,"items":10,"wishes":1},""".TrimStart(),
            """ "teams":[{"team":"Filbert","counted":7,"sentAs":[{"team":"Filbret","counted":3}],"entries":4,"production":4,"items":10},""".TrimStart(),
            """{"team":"Änne","counted":0,"sentAs":[{"team":"Ännne","counted":9}],"entries":1,"wishes":1}],""",
            """ "cells":[{"team":"Filbert","feature":"paint","type":"paint.done","entries":4,"production":4,"items":10},""".TrimStart(),
            """{"team":"Änne","feature":"wish","type":"wish.created","entries":1,"wishes":1}]}"""));
        snapshot.Figures.ToArray().ShouldNotBe(SnapshotText.Write(due, [Wish, Paint], CorrectedNames.None, Calendar, ClosedAt).Figures.ToArray());
    }
}
