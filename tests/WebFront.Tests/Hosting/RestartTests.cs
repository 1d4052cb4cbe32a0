using Workshop.WebFront.Security;

namespace Workshop.WebFront.Tests.Hosting;

public sealed class RestartTests : IDisposable
{
    private readonly ScratchDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Everything_is_there_again()
    {
        string log, dashboard;
        await using (var before = Start())
        {
            var client = before.Admin();
            for (var i = 0; i < 20; i++)
                (await client.PostAsync($$"""{"team":"T{{i % 3}}","item":"a","id":"{{i}}"}""")).Number("accepted").ShouldBe(1);
            log = (await client.ReadAsync("/production/log")).Text;
            dashboard = Without((await client.ReadAsync("/api/v1/dashboard")).Json, "asOf");
        }

        await using var after = Start();
        (await after.Admin().ReadAsync("/production/log")).Text.ShouldBe(log);
        Without((await after.Admin().ReadAsync("/api/v1/dashboard")).Json, "asOf").ShouldBe(dashboard);
        (await after.Admin().ReadAsync("/api/v1/daily-stats")).Json.EnumerateArray().Sum(row => row.GetProperty("entries").GetInt32()).ShouldBe(20);
        (await after.Admin().PostAsync("""{"team":"T0","item":"a","id":"0"}""")).Number("duplicates").ShouldBe(1);
    }

    [Fact]
    public async Task The_bootstrap_key_is_added_once()
    {
        await using (var first = Start())
            (await first.Admin().ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);
        await using var second = Start();

        (await second.Admin().ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);
        second.Log.Lines.ShouldNotContain(line => line.Contains("BootstrapKey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_bootstrap_key_does_not_make_another_admin()
    {
        await using (var first = Start())
            await first.Admin().ReadAsync("/api/v1/teams");
        await using var second = Start((TestWorkshop.BootstrapKey, "quite-another-key-0123456789"));

        (await second.ClientWith("quite-another-key-0123456789").ReadAsync("/api/v1/teams")).Code.ShouldBe("key.invalid");
        (await second.Admin().ReadAsync("/api/v1/teams")).Status.ShouldBe(HttpStatusCode.OK);
        second.Log.Lines.ShouldContain(line => line.Contains("Workshop:BootstrapKey is ignored", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Limits_on_new_names_outlive_a_restart()
    {
        (string, string?) limit = ("Workshop:Entries:MaxNewTeamsPerKey", "1");
        await using (var before = Start(limit))
            (await before.Admin().PostAsync("""{"team":"T","item":"a"}""")).Number("accepted").ShouldBe(1);
        await using var after = Start(limit);

        (await after.Admin().PostAsync("""{"team":"T","item":"a"}""")).Number("accepted").ShouldBe(1);
        (await after.Admin().PostAsync("""{"team":"U","item":"a"}""")).ErrorCodes.ShouldBe(["names.limit"]);
    }

    [Fact]
    public void Nobody_else_can_look_into_the_data()
    {
        if (OperatingSystem.IsWindows())
            return;
        var directory = Path.Combine(_data.Path, "fresh");

        using (new TestWorkshop { DataDirectory = directory }.Admin())
        {
            File.GetUnixFileMode(directory).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.GetUnixFileMode(Path.Combine(directory, "keys")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private TestWorkshop Start(params (string Key, string? Value)[] settings) => new()
    {
        DataDirectory = _data.Path,
        Settings = settings.ToDictionary(setting => setting.Key, setting => setting.Value),
    };

    private static string Without(JsonElement json, string member) =>
        string.Join(',', json.EnumerateObject().Where(one => one.Name != member).Select(one => one.ToString()));
}
