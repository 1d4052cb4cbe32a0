using Workshop.Audit;
using Workshop.Backups;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Keys;
using Workshop.Log;
using Workshop.Storage.Tests.Contract;

namespace Workshop.Storage.Tests.Backups;

/// <summary>What backups of every kind of storage do.</summary>
public abstract class BackupContract(ITestStorageFactory factory) : StorageContract(factory)
{
    [Fact]
    public async Task An_empty_workshop_is_backed_up_and_restored()
    {
        var backup = await Storage.BackUpAsync();
        await FillAsync(1);

        await Storage.RestoreAsync(backup);

        BackupFiles.DataOf(await Storage.BackUpAsync()).ShouldContain("\"Filbert\",\"lastSeq\":0");
        (await Storage.Keys.ListAsync()).ShouldBeEmpty();
        (await Log.ReadAllAsync("Filbert")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_done_after_the_backup_is_undone_and_all_before_is_there_as_it_was()
    {
        await FillAsync(3);
        var backup = await Storage.BackUpAsync();
        await FillAsync(5, "Rosina");

        await Storage.RestoreAsync(backup);
        await ReopenAsync();

        BackupFiles.DataOf(await Storage.BackUpAsync()).Replace("{\"name\":\"Rosina\",\"lastSeq\":0,\"counted\":0}", "", StringComparison.Ordinal).TrimEnd(',', '\n')
            .ShouldContain(BackupFiles.DataOf(backup)[..200]);
        (await Log.ReadAllAsync("Filbert")).IsWhole().ShouldBeTrue();
        (await Log.ReadAllAsync("Rosina")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_restored_workshop_shows_the_same_and_knows_its_entries_as_duplicates()
    {
        await FillAsync(7);
        var (dashboard, incidents) = await ShownAsync();
        var backup = await Storage.BackUpAsync();
        await FillAsync(9, "Rosina");

        await Storage.RestoreAsync(backup);

        var (again, incidentsAgain) = await ShownAsync();
        (again with { Recent = [], TopErrors = [], TopErrorsOfWeek = [], Timeline = [], Features = [] })
            .ShouldBe(dashboard with { Recent = [], TopErrors = [], TopErrorsOfWeek = [], Timeline = [], Features = [] });
        again.Recent.ShouldBe(dashboard.Recent);
        again.Features.ShouldBe(dashboard.Features);
        again.Timeline.ShouldBe(dashboard.Timeline);
        incidentsAgain.Incidents.Select(static incident => incident.Id).ShouldBe(incidents.Incidents.Select(static incident => incident.Id));
        await using var workshop = await LiveWorkshop.StartAsync(Storage);
        (await workshop.PostAsync(3)).ShouldBe(new AppendResult(0, 4));
        (await workshop.PostAsync(100)).ShouldBe(new AppendResult(4, 0));
    }

    [Fact]
    public async Task An_owner_of_before_can_write_no_more()
    {
        var team = await OpenTeamAsync("Filbert");
        await Log.AppendAsync(team.Next(3));
        var backup = await Storage.BackUpAsync();
        var other = await OpenTeamAsync("Rosina");

        await Storage.RestoreAsync(backup);

        await Should.ThrowAsync<StaleEpochException>(async () => await Log.AppendAsync(team.Next(1)));
        await Should.ThrowAsync<StaleEpochException>(async () => await Log.AppendAsync(other.Next(1)));
        (await Log.OpenTeamAsync("Filbert")).LastSeq.ShouldBe(3);
        (await Log.OpenTeamAsync("Rosina")).LastSeq.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_kept_before_a_restore_holds_all_that_was_acknowledged()
    {
        var backup = await Storage.BackUpAsync();
        await FillAsync(2);
        byte[] kept = [];

        await Storage.Backups.ReplaceAsync(source => kept = BackupFiles.Write(source), target => Backup.Restore(new MemoryStream(backup), target));
        await Storage.RestoreAsync(kept);

        (await Log.ReadAllAsync("Filbert")).Ids().Count.ShouldBe(8);
    }

    [Fact]
    public async Task A_restore_that_fails_at_its_end_has_changed_nothing()
    {
        await FillAsync(2);
        var backup = await Storage.BackUpAsync();
        await FillAsync(3, "Rosina");
        var before = BackupFiles.DataOf(await Storage.BackUpAsync());

        await Should.ThrowAsync<BackupRefusedException>(() => Storage.Backups.ReplaceAsync(
            static _ => { },
            target =>
            {
                Backup.Restore(new MemoryStream(backup), target);
                throw new BackupRefusedException(BackupCodes.Invalid, "", "On purpose.");
            }));

        BackupFiles.DataOf(await Storage.BackUpAsync()).ShouldBe(before);
        await FillAsync(4);
    }

    [Fact]
    public async Task The_audit_log_is_in_the_backup_but_a_restore_leaves_it_as_it_is()
    {
        await Storage.Audit.AppendAsync([Audit("before")]);
        var backup = await Storage.BackUpAsync();
        await Storage.Audit.AppendAsync([Audit("after")]);

        await Storage.RestoreAsync(backup);

        BackupFiles.Parse(backup).GetProperty("data").GetProperty("audit").GetArrayLength().ShouldBe(1);
        (await Storage.Audit.ListAsync(long.MaxValue, 10)).Select(static entry => entry.Action).ShouldBe(["after", "before"]);
    }

    [Fact]
    public async Task Corrections_of_names_are_those_of_the_backup_after_a_restore()
    {
        await FillAsync(2, "Filbret");
        var kept = TestCells.Correction(1, NameKind.Team, "Filbret", "Filbert");
        await Cells.CorrectAsync(kept);
        var backup = await Storage.BackUpAsync();
        await Cells.CorrectAsync(TestCells.Correction(2, NameKind.Team, "Filbret", null));

        await Storage.RestoreAsync(backup);

        (await Cells.NamesAsync()).All.ShouldBe([kept]);
        (await Factory.QueryAsync("SELECT min(team) || max(team) FROM daily_stats")).ShouldBe("FilbertFilbert");
        BackupFiles.DataOf(await Storage.BackUpAsync()).ShouldBe(BackupFiles.DataOf(backup));
    }

    [Fact]
    public async Task Every_table_is_in_the_backup_or_known_as_one_that_need_not_be()
    {
        string[] left = ["meta", "journal", "segment", "team", .. BackupTables.Caches, .. BackupTables.Left, .. BackupTables.All.Select(static table => table.Name)];

        var tables = await TablesAsync();

        tables.Except(left).ShouldBeEmpty("a new table joins in BackupTables, or in the caches that a restore empties");
    }

    [Fact]
    public async Task While_entries_come_in_a_backup_is_of_one_state()
    {
        await using var workshop = await LiveWorkshop.StartAsync(Storage);
        var posting = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
                await workshop.PostAsync(i, i % 2 == 0 ? "Filbert" : "Rosina");
        });
        var backups = new List<byte[]>();
        while (!posting.IsCompleted && backups.Count < 50)
            backups.Add(await Storage.BackUpAsync());
        await posting;
        backups.Add(await Storage.BackUpAsync());

        foreach (var backup in backups)
            Backup.Check(new MemoryStream(backup));
        Backup.Check(new MemoryStream(backups[^1])).Entries.ShouldBe(800);
    }

    /// <summary>The names of all tables.</summary>
    protected abstract Task<IReadOnlyList<string>> TablesAsync();

    /// <summary>Fills the workshop, people included; some of it waits in the log to be counted.</summary>
    private protected async Task FillAsync(int batches, string team = "Filbert")
    {
        await using (var workshop = await LiveWorkshop.StartAsync(Storage))
        {
            for (var i = 0; i < batches; i++)
                await workshop.PostAsync(i, team);
        }

        await Storage.Keys.AddAsync(new ApiKey($"k-{team}-{batches}", "Sanne’s\tkey\\n", new byte[] { 1, (byte)team[0], (byte)batches }, Scopes.Admin, null, LiveWorkshop.Now, null)
        {
            RequestsPerMinute = 60,
        });
        await Storage.Names.AddNamesAsync([new KnownName(NameKind.Team, team, "k1"), new KnownName(NameKind.Feature, "wish", "k1")]);
        await Storage.Incidents.AddActionAsync(new IncidentAction(
            Guid.NewGuid(), new IncidentId(IncidentId.FingerprintOf("paint", "paint.error"), LiveWorkshop.Now.ToUnixTimeMilliseconds()), IncidentStep.Acknowledge, 17, "Ich schaue", "Sanne"));
    }

    private static AuditEntry Audit(string action) => new() { Uid = Guid.NewGuid(), At = LiveWorkshop.Now, Action = action, Outcome = AuditOutcome.Done };

    private async Task<(Stats.Dashboard Dashboard, IncidentPage Incidents)> ShownAsync()
    {
        await using var workshop = await LiveWorkshop.StartAsync(Storage);
        return (await workshop.Engine.DashboardAsync(), await workshop.Engine.IncidentsAsync(new IncidentQuery { Limit = 100 }));
    }
}
