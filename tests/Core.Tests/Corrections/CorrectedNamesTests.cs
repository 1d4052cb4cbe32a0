using Workshop.Corrections;
using Workshop.Entries;

namespace Workshop.Core.Tests.Corrections;

public class CorrectedNamesTests
{
    [Fact]
    public void Without_corrections_every_name_stands_for_itself()
    {
        CorrectedNames.None.TeamOf("Filbret").ShouldBe("Filbret");
        CorrectedNames.None.TeamsSentAs("Filbret").ShouldBe(["Filbret"]);
        CorrectedNames.None.Version.ShouldBe(0);
    }

    [Fact]
    public void A_chain_is_followed_to_its_end_and_the_kinds_are_kept_apart()
    {
        var names = Of((NameKind.Team, "A", "B"), (NameKind.Team, "B", "C"), (NameKind.Feature, "C", "A"));

        names.TeamOf("A").ShouldBe("C");
        names.FeatureOf("A").ShouldBe("A");
        names.FeatureOf("C").ShouldBe("A");
        foreach (var name in (string[])["A", "B", "C"])
            names.TeamsSentAs(name).ShouldBe(["A", "B", "C"]);
        names.FeaturesSentAs("C").ShouldBe(["A", "C"]);
    }

    [Fact]
    public void What_is_undone_holds_no_longer_and_may_be_said_again()
    {
        var names = Of((NameKind.Team, "A", "B"), (NameKind.Team, "A", null));

        names.TeamOf("A").ShouldBe("A");
        names.Version.ShouldBe(2);
        names.All.Select(names.Holds).ShouldBe([false, false]);
        names.Refuse(Request("A", "C")).ShouldBeNull();
    }

    [Theory]
    [InlineData("A", "C", CorrectionVerdict.Corrected)]
    [InlineData("C", "A", CorrectionVerdict.Circle)]
    [InlineData("C", "B", CorrectionVerdict.Circle)]
    [InlineData("C", null, CorrectionVerdict.NotCorrected)]
    public void What_would_be_ambiguous_or_without_an_end_is_refused(string from, string? to, CorrectionVerdict verdict) =>
        Of((NameKind.Team, "A", "B"), (NameKind.Team, "B", "C")).Refuse(Request(from, to))!.Value.Verdict.ShouldBe(verdict);

    [Fact]
    public void An_entry_tells_what_it_was_sent_with_only_if_that_differs()
    {
        var names = Of((NameKind.Team, "Filbret", "Filbert"));

        var corrected = names.Correct(Entry("Filbret"));
        (corrected.Team, corrected.SentTeam, corrected.Sent).ShouldBe(("Filbert", "Filbret", new SentNames("Filbret", "paint")));
        names.Correct(Entry("Filbert")).Sent.ShouldBeNull();
    }

    private static CorrectedNames Of(params (NameKind Kind, string From, string? To)[] corrections) => CorrectedNames.Of(
        [.. corrections.Select(static (one, i) => new NameCorrection(i + 1, Guid.NewGuid(), one.Kind, one.From, one.To, DateTimeOffset.UnixEpoch, "Greta", null))]);

    private static CorrectionRequest Request(string from, string? to) => new(Guid.NewGuid(), NameKind.Team, from, to, "Greta", null);

    private static Entry Entry(string team) => new()
    {
        Team = team,
        Seq = 1,
        Feature = "paint",
        Type = "paint.done",
        Count = 1,
        Status = EntryStatus.Completed,
        Severity = Severity.Info,
        Timestamp = DateTimeOffset.UnixEpoch,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Day = new DateOnly(1970, 1, 1),
    };
}
