using Shouldly;
using Workshop.Grains.Tests.Contract;
using Workshop.Support;
using Xunit;

namespace Workshop.Grains.Tests.Silos;

public sealed class FullMailboxTests : SiloTest
{
    private const int Stations = 10;

    private readonly TaskCompletionSource _goOn = new();

    public FullMailboxTests()
        : base(options: OrleansFixture.Options with { MailboxCapacity = 1 }) => Store.BeforeAppend = () => _goOn.Task;

    [Fact]
    public async Task Who_finds_a_teams_mailbox_full_is_told_to_come_back()
    {
        var appends = Enumerable.Range(0, Stations).Select(station => TryAppendAsync($"{station}")).ToList();
        await Eventually.BecomesTrueAsync(() => Task.FromResult(appends.Exists(static append => append.IsCompleted)), "one to be refused");
        _goOn.SetResult();
        var accepted = (await Task.WhenAll(appends)).Count(static accepted => accepted);
        accepted.ShouldBeInRange(1, Stations - 1);
        (await Engine.TeamAsync("Filbert", Cancel))!.Total.Entries.ShouldBe(accepted);
    }

    private async Task<bool> TryAppendAsync(string id)
    {
        try
        {
            return (await AppendAsync(id)).Accepted == 1;
        }
        catch (EngineBusyException)
        {
            return false;
        }
    }
}
