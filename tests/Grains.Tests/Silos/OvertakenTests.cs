using Shouldly;
using Workshop.Grains.Tests.Contract;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

/// <summary>While silos are lost a team may for a moment have two actors, of which the older one finds out that it is.</summary>
public sealed class OvertakenTests : IAsyncLifetime
{
    private const int Rounds = 20;
    private const int Stations = 50;

    private readonly MemoryStore _store = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));
    private readonly OrleansFixture _fixture;

    public OvertakenTests() => _fixture = new OrleansFixture(_clock, _store, _store, _store, OrleansFixture.Options);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _fixture.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Who_posts_to_the_older_one_gets_its_answer_from_the_newer_one()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await _store.OpenTeamAsync("Filbert", Cancel);
            await Task.WhenAll(Enumerable.Range(0, Stations).Select(station => AppendAsync($"{round}/{station}")));
        }

        (await _fixture.Engine.TeamAsync("Filbert", Cancel))!.Total.Entries.ShouldBe(Rounds * Stations);
    }

    private async Task AppendAsync(string id)
    {
        var entry = new Made { Id = id, Time = _clock.GetUtcNow() };
        (await _fixture.Engine.AppendAsync(Make.Batch(_clock.GetUtcNow(), entry), Cancel)).Accepted.ShouldBe(1);
    }
}
