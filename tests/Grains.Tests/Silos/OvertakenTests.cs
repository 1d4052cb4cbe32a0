using Shouldly;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

/// <summary>While silos are lost a team may for a moment have two actors, of which the older one finds out that it is.</summary>
public sealed class OvertakenTests : SiloTest
{
    private const int Rounds = 20;
    private const int Stations = 50;

    [Fact]
    public async Task Who_posts_to_the_older_one_gets_its_answer_from_the_newer_one()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await Store.OpenTeamAsync("Filbert", Cancel);
            await Task.WhenAll(Enumerable.Range(0, Stations).Select(async station => (await AppendAsync($"{round}/{station}")).Accepted.ShouldBe(1)));
        }

        (await Engine.TeamAsync("Filbert", Cancel))!.Total.Entries.ShouldBe(Rounds * Stations);
    }
}
