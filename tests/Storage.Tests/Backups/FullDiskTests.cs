using Workshop.Log;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Tests.Contract;
using Workshop.Storage.Tests.Sqlite;

namespace Workshop.Storage.Tests.Backups;

public sealed class FullDiskTests
{
    [Fact]
    public async Task A_restore_that_finds_the_disk_full_has_changed_nothing_and_with_room_it_is_done()
    {
        using var origin = new SqliteFactory();
        byte[] large;
        await using (var storage = await origin.OpenAsync())
        {
            await using (var workshop = await LiveWorkshop.StartAsync(storage))
            {
                for (var i = 0; i < 2_000; i++)
                    await workshop.PostAsync(i);
            }

            large = await storage.BackUpAsync();
        }

        long? pages = 100;
        using var factory = new SqliteFactory { Settings = new SqliteSettings { MaxPages = () => pages } };
        await using var small = await factory.OpenAsync();
        await using (var workshop = await LiveWorkshop.StartAsync(small))
            await workshop.PostAsync(1, "Rosina");
        var before = BackupFiles.DataOf(await small.BackUpAsync());

        await Should.ThrowAsync<StorageUnavailableException>(() => small.RestoreAsync(large));
        BackupFiles.DataOf(await small.BackUpAsync()).ShouldBe(before);

        pages = null;
        await small.RestoreAsync(large);
        (await small.Log.ReadAllAsync("Filbert")).Ids().Count.ShouldBe(8_000);
    }
}
