using Shouldly;
using Workshop.Support;
using Xunit;

namespace Workshop.Crash.Tests;

/// <summary>
/// A real process, real disks, a real <c>kill -9</c>: whatever was acknowledged is counted once, however often it was sent.
/// Set <c>WORKSHOP_SEED</c> to repeat a run that failed.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 20;
    private const int RoundsOnPostgres = 5;
    private const int MostAnswersInARound = 60;

    private static readonly TimeSpan MostDelay = TimeSpan.FromMilliseconds(60);

    private readonly CrashSite _site = new(output);

    [Fact]
    public Task Killed_again_and_again_under_load_it_counts_every_acknowledged_entry_once() => KillAsync(Rounds);

    [Fact]
    public async Task On_PostgreSQL_too_it_counts_every_acknowledged_entry_once_however_often_it_is_killed()
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        _site.Storage = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await KillAsync(RoundsOnPostgres);
    }

    [Fact]
    public async Task Asked_to_stop_under_load_it_ends_in_order_and_loses_nothing()
    {
        var random = _site.Seeded(out var seed);
        using var client = _site.Client();
        using var fleet = CrashSite.NewFleet(client, seed);
        fleet.Start();

        for (var round = 1; round <= 3; round++)
        {
            await using var service = await _site.StartAsync();
            await fleet.AnsweredAsync(random.Next(1, MostAnswersInARound));
            (await service.StopAsync()).ShouldBe(0, string.Join('\n', service.Console));
        }

        await using var last = await _site.StartAsync();
        await fleet.FinishAsync();
        await _site.VerifyAsync(fleet, client);
    }

    public void Dispose() => _site.Dispose();

    private async Task KillAsync(int rounds)
    {
        var random = _site.Seeded(out var seed);
        using var client = _site.Client();
        using var fleet = CrashSite.NewFleet(client, seed);
        fleet.Start();

        for (var round = 1; round <= rounds; round++)
        {
            await using var service = await _site.StartAsync();
            await fleet.AnsweredAsync(random.Next(1, MostAnswersInARound));
            await Task.Delay(MostDelay * random.NextDouble(), TimeProvider.System);
            await service.KillAsync();
        }

        await using var last = await _site.StartAsync();
        await fleet.FinishAsync();
        await _site.VerifyAsync(fleet, client);
    }
}
