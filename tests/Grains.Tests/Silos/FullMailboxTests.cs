using Shouldly;
using Workshop.Grains.Tests.Contract;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

public sealed class FullMailboxTests : IAsyncLifetime
{
    private const int Stations = 10;

    private readonly TaskCompletionSource _goOn = new();
    private readonly MemoryStore _store = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero));
    private readonly OrleansFixture _fixture;

    public FullMailboxTests()
    {
        _store.BeforeAppend = () => _goOn.Task;
        _fixture = new OrleansFixture(_clock, _store, _store, _store, OrleansFixture.Options with { MailboxCapacity = 1 });
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _fixture.StartAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Who_finds_a_teams_mailbox_full_is_told_to_come_back()
    {
        var appends = Enumerable.Range(0, Stations).Select(station => AppendAsync($"{station}")).ToList();
        await Eventually.BecomesTrueAsync(() => Task.FromResult(appends.Exists(static append => append.IsCompleted)), "one to be refused");
        _goOn.SetResult();
        var accepted = (await Task.WhenAll(appends)).Count(static accepted => accepted);
        accepted.ShouldBeInRange(1, Stations - 1);
        (await _fixture.Engine.TeamAsync("Filbert", Cancel))!.Total.Entries.ShouldBe(accepted);
    }

    private async Task<bool> AppendAsync(string id)
    {
        try
        {
            var entry = new Made { Id = id, Time = _clock.GetUtcNow() };
            return (await _fixture.Engine.AppendAsync(Make.Batch(_clock.GetUtcNow(), entry), Cancel)).Accepted == 1;
        }
        catch (EngineBusyException)
        {
            return false;
        }
    }
}
