using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Utilisation;

namespace Workshop.Core.Tests.Utilisation;

public sealed class CorrectedCalendarTests
{
    private static readonly CorrectedNames Names = CorrectedNames.Of(
    [
        new NameCorrection(1, Guid.NewGuid(), NameKind.Team, "Filbret", "Filbert", DateTimeOffset.UnixEpoch, "Greta", null),
        new NameCorrection(2, Guid.NewGuid(), NameKind.Team, "Flibert", "Filbert", DateTimeOffset.UnixEpoch, "Greta", null),
    ]);

    [Fact]
    public void What_is_said_of_a_misspelt_team_holds_for_the_right_one() =>
        Calendar(("Flibert", 7), ("Filbret", 5), ("Greta", 3)).Correct(Names).Teams.ToDictionary(static team => team.Key, static team => team.Value.IdealItemsPerHour)
            .ShouldBe(new Dictionary<string, decimal?> { ["Filbert"] = 5, ["Greta"] = 3 }, ignoreOrder: true);

    [Fact]
    public void What_is_said_of_the_right_one_comes_first() =>
        Calendar(("Filbret", 5), ("Filbert", 9)).Correct(Names).IdealRateOf("Filbert").ShouldBe(9);

    [Fact]
    public void Without_corrections_it_stays_as_it_is()
    {
        var calendar = Calendar(("Filbret", 5));
        calendar.Correct(CorrectedNames.None).ShouldBeSameAs(calendar);
    }

    private static WorkCalendar Calendar(params (string Team, decimal Rate)[] teams) =>
        Plans.Daily() with { Teams = teams.ToDictionary(static team => team.Team, static team => new TeamPlan(null, team.Rate)) };
}
