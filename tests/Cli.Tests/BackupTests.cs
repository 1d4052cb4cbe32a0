namespace Workshop.Cli.Tests;

public sealed class BackupTests : IAsyncLifetime
{
    private readonly RunningWorkshop _workshop = new();
    private readonly ScratchDirectory _scratch = new();

    public ValueTask InitializeAsync() => _workshop.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _workshop.DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_backup_is_made_downloaded_and_restored()
    {
        (await _workshop.RunAsync("log", "Ball", "--team", "Filbert", "--id", "one")).ExitCode.ShouldBe(0);
        var made = await _workshop.RunAsync("backup", "create", "--json");
        made.ExitCode.ShouldBe(0, made.Errors);
        var id = made.Json.GetProperty("id").GetString()!;
        var file = Path.Combine(_scratch.Path, "backup.json.gz");
        (await _workshop.RunAsync("backup", "download", id, "--output", file)).ExitCode.ShouldBe(0);
        (await _workshop.RunAsync("log", "Ball", "--team", "Filbert", "--id", "two")).ExitCode.ShouldBe(0);

        var tried = await _workshop.RunAsync("restore", file, "--dry-run");
        tried.ExitCode.ShouldBe(0, tried.Errors);
        tried.Output.ShouldContain("entries");
        (await _workshop.LogAsync("Filbert")).Count.ShouldBe(2);
        (await _workshop.RunAsync("restore", file)).ExitCode.ShouldBe(2);
        var restored = await _workshop.RunAsync("restore", file, "--yes", "--json");
        restored.ExitCode.ShouldBe(0, restored.Errors);
        (await _workshop.LogAsync("Filbert")).ShouldHaveSingleItem();

        (await _workshop.RunAsync("restore", restored.Json.GetProperty("safetyBackup").GetString()!, "--yes")).ExitCode.ShouldBe(0);
        (await _workshop.LogAsync("Filbert")).Count.ShouldBe(2);
        (await _workshop.RunAsync("backup", "list")).Output.ShouldContain(id);
        (await _workshop.RunAsync("backup", "delete", id)).ExitCode.ShouldBe(0);
        (await _workshop.RunAsync("restore", id, "--yes")).ExitCode.ShouldBe(1);
    }
}
