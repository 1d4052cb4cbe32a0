namespace Workshop.Cli.Tests;

public sealed class KeysTests(RunningWorkshop workshop) : IClassFixture<RunningWorkshop>
{
    [Fact]
    public async Task A_key_is_made_replaced_and_ended()
    {
        var team = workshop.NewTeam();
        var created = await workshop.RunAsync("keys", "create", "Paint shop", "--scope", "ingest", "--scope", "read", "--team", team);
        created.ExitCode.ShouldBe(0, created.Errors);
        var secret = created.Output.Split('\n').ShouldHaveSingleItem();
        (await PostAsync(secret, team)).ExitCode.ShouldBe(0);
        (await PostAsync(secret, "another team")).ExitCode.ShouldBe(4);
        var id = (await ListAsync()).Single(key => key.GetProperty("name").GetString() is "Paint shop").GetProperty("id").GetString()!;

        var rotated = await workshop.RunAsync("keys", "rotate", id, "--overlap", "60", "--json");
        rotated.ExitCode.ShouldBe(0, rotated.Errors);
        var successor = rotated.Json.GetProperty("details").GetProperty("id").GetString()!;
        (await PostAsync(rotated.Json.GetProperty("key").GetString()!, team)).ExitCode.ShouldBe(0);

        foreach (var ended in (string[])[id, successor])
            (await workshop.RunAsync("keys", "revoke", ended)).ExitCode.ShouldBe(0);
        (await PostAsync(secret, team)).ExitCode.ShouldBe(4);
        (await workshop.RunAsync("keys", "revoke", id)).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task The_list_shows_keys_to_people_and_never_a_secret()
    {
        var ending = await workshop.RunAsync("keys", "list");

        ending.ExitCode.ShouldBe(0, ending.Errors);
        ending.Output.ShouldContain("bootstrap");
        ending.Output.ShouldContain("admin");
        ending.Output.ShouldNotContain(RunningWorkshop.Key);
    }

    [Fact]
    public async Task A_key_without_a_scope_is_refused_before_anything_is_sent() =>
        (await workshop.RunAsync("keys", "create", "Nobody")).ExitCode.ShouldBe(2);

    private async Task<List<JsonElement>> ListAsync() => [.. (await workshop.RunAsync("keys", "list", "--json")).Json.EnumerateArray()];

    private Task<Ending> PostAsync(string key, string team) =>
        WorkshopProcess.RunAsync(workshop.Address, key, input: null, "log", "Ball", "--team", team);
}
