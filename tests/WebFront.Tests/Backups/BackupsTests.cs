using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Workshop.WebFront.Backups;

namespace Workshop.WebFront.Tests.Backups;

public sealed class BackupsTests : IAsyncLifetime
{
    private const string Route = "/api/admin/backup";

    private readonly TestWorkshop _workshop = new();
    private readonly HttpClient _client;

    public BackupsTests() => _client = _workshop.Admin();

    private BackupFolder Folder => _workshop.Services.GetRequiredService<BackupFolder>();

    private string Files => Path.Combine(_workshop.DataDirectory, "backups");

    public async ValueTask InitializeAsync()
    {
        _workshop.Clock.Set(DateTimeOffset.Parse("2026-12-18T12:00:00+01:00", provider: null));
        await PostAsync(3);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    [Fact]
    public async Task A_backup_is_made_listed_read_by_a_person_and_deleted()
    {
        var made = await CreateAsync();

        made.GetProperty("manual").GetBoolean().ShouldBeTrue();
        made.GetProperty("counts").GetProperty("entries").GetInt32().ShouldBe(3);
        made.GetProperty("metadata").GetProperty("storage").GetString().ShouldBe("sqlite");
        made.GetProperty("metadata").GetProperty("timeZone").GetString().ShouldBe("Europe/Berlin");
        var id = IdOf(made);
        var list = (await _client.ReadAsync($"{Route}/list")).Json;
        list.GetArrayLength().ShouldBe(1);
        IdOf(list[0]).ShouldBe(id);
        var file = await _client.ReadAsync($"/api/v1/admin/backup/{id}");
        file.ContentHeaders.ContentDisposition!.FileName.ShouldBe($"workshop-backup-{id}.json");
        file.Text.ShouldContain("\n{\"id\":\"e1\",\"item\":\"Holzeisenbahn\",\"count\":1,\"status\":\"completed\",\"type\":\"production.completed\"");
        file.Json.GetProperty("sha256").GetString()!.Length.ShouldBe(64);
        file.Text.ShouldNotContain(TestWorkshop.AdminKey);
        using (var delete = await _client.DeleteAsync($"{Route}/{id}"))
            delete.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _client.ReadAsync($"{Route}/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        Directory.GetFiles(Files).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_restore_undoes_what_came_after_and_keeps_it_as_a_backup_of_its_own()
    {
        var id = IdOf(await CreateAsync());
        await PostAsync(5);
        (await EntriesAsync()).ShouldBe(5);

        var restored = (await _client.PostAsync("", $"{Route}/restore?id={id}", contentType: null)).Json;

        restored.GetProperty("dryRun").GetBoolean().ShouldBeFalse();
        (await EntriesAsync()).ShouldBe(3);
        (await _client.ReadAsync("/api/v1/teams/Filbert")).Json.GetProperty("total").GetProperty("entries").GetInt32().ShouldBe(3);
        (await PostAsync(3)).Number("duplicates").ShouldBe(3);
        (await PostAsync(4)).Number("accepted").ShouldBe(1);
        (await EntriesAsync()).ShouldBe(4);
        var safety = restored.GetProperty("safetyBackup").GetString();
        (await _client.PostAsync("", $"{Route}/restore?id={safety}", contentType: null)).Status.ShouldBe(HttpStatusCode.OK);
        (await EntriesAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_change_and_changes_nothing()
    {
        var id = IdOf(await CreateAsync());
        await PostAsync(5);
        await _workshop.KeyAsync(Scopes.Ingest, "Greta");

        var told = (await _client.PostAsync("", $"{Route}/restore?id={id}&dryRun=true", contentType: null)).Json;

        told.GetProperty("dryRun").GetBoolean().ShouldBeTrue();
        var entries = told.GetProperty("changes")[0];
        (entries.GetProperty("what").GetString(), entries.GetProperty("now").GetInt32(), entries.GetProperty("then").GetInt32()).ShouldBe(("entries", 5, 3));
        told.GetProperty("keysLeaving")[0].GetString().ShouldBe("Ingest Greta");
        told.GetProperty("safetyBackup").ValueKind.ShouldBe(JsonValueKind.Null);
        (await EntriesAsync()).ShouldBe(5);
        Directory.GetFiles(Files).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_downloaded_file_moves_a_workshop_to_another_one(bool packed)
    {
        var id = IdOf(await CreateAsync());
        var file = await _client.GetByteArrayAsync($"{Route}/{id}?format={(packed ? "gzip" : "json")}");
        await using var other = new TestWorkshop();
        other.Clock.Set(_workshop.Clock.GetUtcNow());

        var answer = await other.Admin().PostAsync(file, $"{Route}/restore", "application/octet-stream");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        (await other.Admin().ReadAsync("/api/v1/dashboard")).Json.GetProperty("errorStats").GetProperty("total").GetInt32().ShouldBe(3);
        Directory.GetFiles(Path.Combine(other.DataDirectory, "backups"), "*.partial").ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_restores_keeps_the_key_and_keys_made_since_then_are_gone()
    {
        var id = IdOf(await CreateAsync());
        var later = await _workshop.KeyAsync(Scopes.Admin);

        var answer = await _workshop.ClientWith(later).PostAsync("", $"{Route}/restore?id={id}", contentType: null);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        (await _workshop.ClientWith(later).ReadAsync($"{Route}/list")).Status.ShouldBe(HttpStatusCode.OK);
        (await _client.ReadAsync($"{Route}/list")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_admins_do_with_backups_is_in_the_audit_log_and_a_restore_does_not_take_that_away()
    {
        var id = IdOf(await CreateAsync());
        await _client.PostAsync("", $"{Route}/restore?id={id}", contentType: null);

        var audit = (await _client.ReadAsync("/api/v1/audit")).Json.EnumerateArray().Select(static entry => entry.GetProperty("action").GetString());

        audit.Take(2).ShouldBe(["backup.restore", "backup.create"]);
    }

    [Theory]
    [InlineData("..%2f..%2fworkshop.db")]
    [InlineData("20261218-110000-xyzxyz")]
    [InlineData("20269999-110000-abcdef")]
    public async Task What_is_no_id_leads_nowhere(string id)
    {
        (await _client.ReadAsync($"{Route}/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _client.PostAsync("", $"{Route}/restore?id={id}", contentType: null)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_unfinished_file_is_no_backup_and_is_removed_at_the_start()
    {
        await File.WriteAllTextAsync(Path.Combine(Files, "left.partial"), "{");
        await File.WriteAllTextAsync(Path.Combine(Files, "20261218-110000-abcdef.json.gz"), "no backup");

        (await _client.ReadAsync($"{Route}/list")).Json.GetArrayLength().ShouldBe(0);
        Folder.Prepare();

        File.Exists(Path.Combine(Files, "left.partial")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_bomb_is_refused_before_it_fills_anything()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < 200; i++)
                await gzip.WriteAsync(spaces);
        }

        var answer = await _client.PostAsync(bomb.ToArray(), $"{Route}/restore", "application/gzip");

        answer.Code.ShouldBe("backup.too_large");
        (await EntriesAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_and_the_place_is_named()
    {
        var answer = await _client.PostAsync("{\"format\":\"workshop-backup\",\"version\":2}", $"{Route}/restore");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "backup.newer"));
        answer.Json.GetProperty("detail").GetString()!.ShouldStartWith("/version: ");
    }

    [Fact]
    public async Task The_newest_are_kept_and_the_last_proven_one()
    {
        await using var workshop = new TestWorkshop { Settings = new Dictionary<string, string?> { ["Workshop:Backups:Keep"] = "2" } };
        var admin = workshop.Admin();
        var first = IdOf((await admin.PostAsync("", $"{Route}/create", contentType: null)).Json);
        var folder = workshop.Services.GetRequiredService<BackupFolder>();
        await workshop.Services.GetRequiredService<BackupDrill>().RunAsync(folder.List()[0], default);
        for (var i = 0; i < 4; i++)
        {
            workshop.Clock.Set(workshop.Clock.GetUtcNow().AddHours(1));
            await admin.PostAsync("", $"{Route}/create", contentType: null);
        }

        var list = (await admin.ReadAsync($"{Route}/list")).Json;

        list.GetArrayLength().ShouldBe(3);
        IdOf(list[2]).ShouldBe(first);
        list[2].GetProperty("provenAt").GetString().ShouldNotBeNull();
        (await admin.ReadAsync("/api/v1/dashboard")).Json.GetProperty("backupHealth").GetProperty("status").GetString().ShouldBe("ok");
    }

    private static string IdOf(JsonElement backup) => backup.GetProperty("id").GetString()!;

    private async Task<JsonElement> CreateAsync()
    {
        var answer = await _client.PostAsync("", $"{Route}/create", contentType: null);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return answer.Json;
    }

    /// <summary>Entries 1 … n; those that are there already count once.</summary>
    private Task<Answer> PostAsync(int entries) => _client.PostAsync(
        "[" + string.Join(',', Enumerable.Range(1, entries).Select(static i => $$"""{"id":"e{{i}}","team":"Filbert","item":"Holzeisenbahn","timestamp":"2026-12-18T09:0{{i}}:00+01:00"}""")) + "]");

    private async Task<int> EntriesAsync() =>
        (await _client.ReadAsync("/api/v1/dashboard")).Json.GetProperty("errorStats").GetProperty("total").GetInt32();
}
