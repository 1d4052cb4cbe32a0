using Microsoft.Extensions.DependencyInjection;
using Workshop.WebFront.Backups;

namespace Workshop.WebFront.Tests.Backups;

public sealed class BackupScheduleTests
{
    [Fact]
    public async Task Before_the_service_stops_a_backup_is_made_if_anything_has_changed()
    {
        using var scratch = new ScratchDirectory();
        for (var start = 0; start < 3; start++)
        {
            await using var workshop = new TestWorkshop { DataDirectory = scratch.Path, Settings = new Dictionary<string, string?> { ["Workshop:Backups:Automatic"] = "true" } };
            if (start != 1)
                (await workshop.Admin().PostAsync($$"""{"id":"{{start}}","team":"Filbert","item":"Holzeisenbahn"}""")).Number("accepted").ShouldBe(1);
            else
                await workshop.Admin().ReadAsync("/api/v1/dashboard");
        }

        Directory.GetFiles(Path.Combine(scratch.Path, "backups"), "*.json.gz").Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_drill_leaves_nothing_behind_but_the_proof()
    {
        await using var workshop = new TestWorkshop();
        await workshop.Admin().PostAsync("""{"team":"Filbert","item":"Holzeisenbahn"}""");
        var made = await workshop.Services.GetRequiredService<BackupRoom>().CreateAsync(manual: false, default);

        await workshop.Services.GetRequiredService<BackupDrill>().RunAsync(made, default);

        var folder = workshop.Services.GetRequiredService<BackupFolder>();
        folder.List().ShouldHaveSingleItem().ProvenAt.ShouldNotBeNull();
        Directory.Exists(folder.ScratchPath).ShouldBeFalse();
        (await workshop.Admin().ReadAsync("/api/v1/dashboard")).Json.GetProperty("backupHealth").GetProperty("lastProof").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task A_backup_that_finds_the_disk_full_leaves_no_file()
    {
        await using var workshop = new TestWorkshop();
        await workshop.Admin().ReadAsync("/api/v1/dashboard");
        var folder = workshop.Services.GetRequiredService<BackupFolder>();

        Should.Throw<IOException>(() => folder.Write(static stream =>
        {
            stream.Write(new byte[1_000_000]);
            throw new IOException("No space left on device");
        }));

        folder.List().ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(workshop.DataDirectory, "backups")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_to_know_is_told_once_a_day_that_backups_fail()
    {
        using var scratch = new ScratchDirectory();
        for (var start = 0; start < 2; start++)
        {
            await using var failing = new TestWorkshop { DataDirectory = scratch.Path, Settings = new Dictionary<string, string?> { ["Workshop:Backups:Automatic"] = "true" } };
            await failing.Admin().PostAsync($$"""{"id":"{{start}}","team":"Filbert","item":"Holzeisenbahn"}""");
            Directory.Delete(Path.Combine(scratch.Path, "backups"), recursive: true);
        }

        await using var workshop = new TestWorkshop { DataDirectory = scratch.Path };
        var alerts = (await workshop.Admin().ReadAsync("/api/v1/alerts")).Json.EnumerateArray().Select(static record => record.GetProperty("alert"));
        var failed = alerts.Where(static alert => alert.GetProperty("kind").GetString() == "backup_failed").ShouldHaveSingleItem();
        failed.GetProperty("details").GetProperty("reason").GetString().ShouldBe("folder");
    }

    /// <summary>Once, a directory that was gone was taken for one at which another process has its turn: no backup was made, and nobody was told.</summary>
    [Fact]
    public async Task A_directory_that_is_gone_is_not_taken_for_one_in_use()
    {
        await using var workshop = new TestWorkshop();
        await workshop.Admin().ReadAsync("/api/v1/dashboard");
        var folder = workshop.Services.GetRequiredService<BackupFolder>();
        using (folder.TryTakeTurn().ShouldNotBeNull())
            folder.TryTakeTurn().ShouldBeNull();

        Directory.Delete(Path.Combine(workshop.DataDirectory, "backups"), recursive: true);
        Should.Throw<IOException>(() => folder.TryTakeTurn());
    }

    [Fact]
    public async Task On_PostgreSQL_the_drill_has_a_schema_beside_the_workshop_s()
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using var workshop = new TestWorkshop { Settings = new Dictionary<string, string?> { ["Workshop:Storage"] = database } };
        await workshop.Admin().PostAsync("""{"team":"Filbert","item":"Holzeisenbahn"}""");
        var made = await workshop.Services.GetRequiredService<BackupRoom>().CreateAsync(manual: false, default);

        for (var night = 0; night < 2; night++)
            await workshop.Services.GetRequiredService<BackupDrill>().RunAsync(made, default);

        workshop.Services.GetRequiredService<BackupFolder>().List().ShouldHaveSingleItem().ProvenAt.ShouldNotBeNull();
    }
}
