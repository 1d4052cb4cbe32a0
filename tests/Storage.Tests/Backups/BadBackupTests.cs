using System.Text;
using System.Text.RegularExpressions;
using Workshop.Backups;
using Workshop.Entries;
using Workshop.Storage.Tests.Contract;
using Workshop.Storage.Tests.Sqlite;

namespace Workshop.Storage.Tests.Backups;

/// <summary>Backups that are not good: each is refused with the place named, and nothing changes.</summary>
public sealed class BadBackupTests : IAsyncLifetime
{
    private readonly SqliteFactory _factory = new();
    private IWorkshopStorage _storage = null!;
    private byte[] _good = [];

    public async ValueTask InitializeAsync()
    {
        _storage = await _factory.OpenAsync();
        await using (var workshop = await LiveWorkshop.StartAsync(_storage))
        {
            for (var i = 0; i < 4; i++)
                await workshop.PostAsync(i, i < 2 ? "Filbert" : "Rosina");
        }

        await _storage.Incidents.AddActionAsync(new Incidents.IncidentAction(Guid.NewGuid(), new Incidents.IncidentId(7, 8), Incidents.IncidentStep.Resolve, 17, null, "Sanne"));
        await _storage.Cells.CorrectAsync(TestCells.Correction(1, NameKind.Team, "Grehta", "Greta"));
        await _storage.Cells.CorrectAsync(TestCells.Correction(2, NameKind.Team, "Greta", "Gretl"));
        await _storage.Cells.CorrectAsync(TestCells.Correction(3, NameKind.Feature, "piant", "paint"));
        _good = await _storage.BackUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        _factory.Dispose();
    }

    /// <summary>What is changed, in words of a regular expression; the checksum is made right again.</summary>
    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "backup.newer", "/version")]
    [InlineData("\"version\":1", "\"version\":\"1\"", "backup.invalid", "/version")]
    [InlineData("workshop-backup", "another-backup", "backup.invalid", "/format")]
    [InlineData("\"id\":\"[^\"]*\"", "\"id\":\"../../etc/passwd\"", "backup.invalid", "/id")]
    [InlineData("\"entries\":16", "\"entries\":17", "backup.mismatch", "/counts/entries")]
    [InlineData("\"incident_action\":1", "\"incident_action\":0", "backup.mismatch", "/counts/incident_action")]
    [InlineData("\"item\":\"Holzeisenbahn\"", "\"item\":\"Holzeisenbahm\"", "backup.mismatch", "/data/log/0/hash")]
    [InlineData("\"count\":1,", "\"count\":1000001,", "backup.invalid", "/data/log/0/entries/1/count")]
    [InlineData("\"count\":1,", "\"count\":1,\"count\":1,", "backup.invalid", "/data/log/0/entries/1/count")]
    [InlineData("\"count\":1,", "\"count\":{\"a\":1},", "backup.invalid", "/data/log/0/entries/1/count")]
    [InlineData("\"count\":1,", "\"count\":1,\"spell\":1,", "backup.invalid", "/data/log/0/entries/1")]
    [InlineData("\"firstSeq\":5", "\"firstSeq\":6", "backup.invalid", "/data/log/")]
    [InlineData("\"receivedAt\":\"2026", "\"receivedAt\":\"soon", "backup.invalid", "/data/log/0/receivedAt")]
    [InlineData("\"relativeTime\":\\[2\\]", "\"relativeTime\":[-2]", "backup.invalid", "/data/log/0/relativeTime")]
    [InlineData("\"lastSeq\":8", "\"lastSeq\":9", "backup.mismatch", "/data/log")]
    [InlineData("\"name\":\"Rosina\"", "\"name\":\"Filbert\"", "backup.invalid", "/data/team/1")]
    [InlineData("\"day\":\"2026-12-18\",\"team\":\"Filbert\",\"feature\":\"wish\"", "\"day\":\"2026-12-18\",\"team\":\"Filbert\",\"feature\":\"wisp\"", "backup.mismatch", "/data/daily_stats")]
    [InlineData("\"elves\":0", "\"elves\":1", "backup.mismatch", "/data/daily_stats")]
    [InlineData("\"step\":2", "\"step\":99999999999", "backup.invalid", "/data/incident_action/0/step")]
    [InlineData("\"step\":2", "\"step\":2,\"step\":2", "backup.invalid", "/data/incident_action/0/step")]
    [InlineData("\"person\":\"Sanne\"", "\"person\":null", "backup.invalid", "/data/incident_action/0/person")]
    [InlineData("\"number\":3", "\"number\":4", "backup.invalid", "/data/correction/2/number")]
    [InlineData("\"kind\":2,\"name\":\"piant\"", "\"kind\":3,\"name\":\"piant\"", "backup.invalid", "/data/correction/2/kind")]
    [InlineData("\"name\":\"piant\"", "\"name\":\" piant\"", "backup.invalid", "/data/correction/2/name")]
    [InlineData("\"means\":\"paint\",", "", "backup.invalid", "/data/correction/2/name")]
    [InlineData("\"means\":\"paint\"", "\"means\":\"piant\"", "backup.invalid", "/data/correction/2/means")]
    [InlineData("\"means\":\"Gretl\"", "\"means\":\"Grehta\"", "backup.invalid", "/data/correction/1/means")]
    [InlineData("\"name\":\"Greta\",\"means\"", "\"name\":\"Grehta\",\"means\"", "backup.invalid", "/data/correction/1/name")]
    [InlineData("\"audit\":\\[", "\"audix\":[", "backup.invalid", "/data")]
    public async Task A_forged_backup_changes_nothing(string pattern, string replacement, string code, string place)
    {
        var text = Encoding.UTF8.GetString(_good);
        var forged = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)).Replace(text, replacement, 1);
        forged.ShouldNotBe(text);
        await RefusedAsync(BackupFiles.Sign(forged), code, place);
    }

    [Fact]
    public async Task One_changed_byte_is_found()
    {
        for (var at = 0; at < _good.Length; at += Math.Max(1, _good.Length / 300))
        {
            var changed = (byte[])_good.Clone();
            changed[at] ^= 1;
            Should.Throw<BackupRefusedException>(() => Backup.Check(new MemoryStream(changed)), $"byte {at}");
        }

        await UnchangedAsync();
    }

    [Fact]
    public async Task A_backup_that_is_cut_off_is_found_wherever_it_ends()
    {
        for (var length = 0; length < _good.Length - 1; length += Math.Max(1, _good.Length / 300))
            Should.Throw<BackupRefusedException>(() => Backup.Check(new MemoryStream(_good, 0, length)), $"{length} bytes");
        await RefusedAsync(_good[..(_good.Length / 2)], BackupCodes.Malformed, "/data");
    }

    [Fact]
    public async Task Something_behind_the_end_is_found() =>
        await RefusedAsync([.. _good, .. "{}"u8], BackupCodes.Malformed, "");

    [Fact]
    public async Task Deep_nesting_and_huge_strings_are_refused_at_once()
    {
        await RefusedAsync(Encoding.UTF8.GetBytes(new string('[', 1_000_000)), BackupCodes.Invalid, "");
        await RefusedAsync(Encoding.UTF8.GetBytes("{\"format\":" + new string('[', 1_000)), BackupCodes.Malformed, "/format", BackupCodes.Invalid);
        await RefusedAsync(Encoding.UTF8.GetBytes("{\"format\":\"" + new string('x', 2_000_000)), BackupCodes.Invalid, "/format");
    }

    private async Task RefusedAsync(byte[] backup, string code, string place, string? orCode = null)
    {
        var refused = await Should.ThrowAsync<BackupRefusedException>(() => _storage.RestoreAsync(backup));
        refused.Code.ShouldBeOneOf(code, orCode ?? code);
        refused.Place.ShouldStartWith(place);
        await UnchangedAsync();
    }

    private async Task UnchangedAsync() => BackupFiles.DataOf(await _storage.BackUpAsync()).ShouldBe(BackupFiles.DataOf(_good));
}
