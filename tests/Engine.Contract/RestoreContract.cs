using System.Globalization;
using Shouldly;
using Workshop.Backups;
using Workshop.Log;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>What every engine must do when all that rests is replaced under it, while stations post.</summary>
public abstract class RestoreContract : IAsyncLifetime
{
    private const int Before = 50;
    private const int After = 200;

    private static readonly string[] Teams = ["Filbert", "Greta", "Rosina"];

    private EngineFixture _fixture = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEngine Engine => _fixture.Engine;

    private IBackupStore Backups => _fixture.Backups ?? throw new InvalidOperationException("This store has no backups.");

    public async ValueTask InitializeAsync()
    {
        _fixture = await CreateAsync(new ManualClock(new DateTimeOffset(2026, 12, 18, 9, 14, 0, TimeSpan.Zero)));
        await _fixture.StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<EngineFixture> CreateAsync(ManualClock clock);

    [Fact]
    public async Task What_was_restored_is_in_every_view_and_what_came_after_the_backup_is_in_none()
    {
        await PostAllAsync(0, Before);
        var backup = await BackUpAsync();
        await PostAllAsync(Before, After);
        await VerifyAsync(Teams.Length * After);

        await RestoreAsync(backup);

        await VerifyAsync(Teams.Length * Before);
        (await PostAsync("Greta", 0)).ShouldBe(new AppendResult(0, 1));
        (await PostAsync("Greta", Before)).ShouldBe(new AppendResult(1, 0));
        await VerifyAsync(Teams.Length * Before + 1);
    }

    [Fact]
    public async Task While_stations_post_a_restore_leaves_every_view_with_what_the_log_has()
    {
        await PostAllAsync(0, Before);
        var backup = await BackUpAsync();
        var posted = 0;
        var posting = Task.WhenAll(Teams.Select(async team =>
        {
            for (var i = Before; i < After; i++)
            {
                await PostPatientlyAsync(team, i);
                Interlocked.Increment(ref posted);
            }
        }));
        await Eventually.BecomesTrueAsync(() => Task.FromResult(Volatile.Read(ref posted) > After / 2), "half of the entries");

        await RestoreAsync(backup);
        await posting;

        await VerifyAsync(await EntriesAsync());
        foreach (var team in Teams)
            await PostPatientlyAsync(team, After - 1);
        await PostAllAsync(0, Before);
        await VerifyAsync(await EntriesAsync());
    }

    /// <summary>Every view counts so many entries, and the store too, when it was asked for a recount.</summary>
    private async Task VerifyAsync(long entries)
    {
        (await Engine.DashboardAsync(Cancel)).Window.Entries.ShouldBe(entries);
        (await Engine.DashboardAsync(Cancel)).Sequence.ShouldBe(entries);
        (await Engine.HistoryAsync(Cancel)).Total.Entries.ShouldBe(entries);
        (await Engine.FeatureAsync("paint", Cancel))!.Total.Entries.ShouldBe(entries);
        (await Engine.DayAsync(new DateOnly(2026, 12, 18), Cancel))!.Total.Entries.ShouldBe(entries);
        (await Task.WhenAll(Teams.Select(async team => (await Engine.TeamAsync(team, Cancel))!.Total.Entries))).Sum().ShouldBe(entries);
        (await EntriesAsync()).ShouldBe(entries);
    }

    private async Task<long> EntriesAsync() => Backup.Check(new MemoryStream(await BackUpAsync()), Cancel).Entries;

    private Task<byte[]> BackUpAsync() => Backups.ReadAsync(
        source =>
        {
            using var stream = new MemoryStream();
            Backup.Write(stream, source, new BackupOrigin(_fixture.Clock.GetUtcNow(), Manual: true, "", "UTC"), Cancel);
            return stream.ToArray();
        },
        Cancel);

    private async Task RestoreAsync(byte[] backup)
    {
        await Backups.ReplaceAsync(static _ => { }, target => Backup.Restore(new MemoryStream(backup), target), Cancel);
        await Engine.ReloadAsync(Cancel);
    }

    private async Task PostAllAsync(int from, int to)
    {
        foreach (var team in Teams)
        {
            for (var i = from; i < to; i++)
                await PostPatientlyAsync(team, i);
        }
    }

    /// <summary>As a station does: again with the same id, until it is answered.</summary>
    private async Task PostPatientlyAsync(string team, int number)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await PostAsync(team, number);
                return;
            }
            catch (Exception refused) when (tries < 1_000 && refused is EngineBusyException or StorageUnavailableException)
            {
                await Task.Yield();
            }
        }
    }

    private async Task<AppendResult> PostAsync(string team, int number)
    {
        var now = _fixture.Clock.GetUtcNow();
        return await Engine.AppendAsync(Make.Batch(now, [new Made(team) { Id = number.ToString(CultureInfo.InvariantCulture), Time = now }]), Cancel);
    }
}
