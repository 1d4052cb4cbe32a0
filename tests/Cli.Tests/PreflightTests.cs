namespace Workshop.Cli.Tests;

public sealed class PreflightTests
{
    [Fact]
    public async Task Red_lights_make_it_fail_and_say_how_to_mend_them()
    {
        using var data = new ScratchDirectory();
        await using var service = await WebFrontProcess.StartAsync(new WebFrontOptions
        {
            DataDirectory = data.Path,
            BootstrapKey = RunningWorkshop.Key,
            Settings = [("Workshop:TimeZonne", "Europe/Berlin")],
        });

        var ending = await WorkshopProcess.RunAsync(service.Address, RunningWorkshop.Key, input: null, "preflight");

        ending.ExitCode.ShouldBe(1);
        ending.Output.ShouldContain("did you mean Workshop:TimeZone?");
        ending.Output.ShouldContain("To mend it: Correct the names");
        ending.Output.ShouldContain("Not ready to go live");
        ending.Output.ShouldContain("1 red");
    }

    [Fact]
    public async Task A_service_that_is_set_up_is_fit_to_go_live()
    {
        using var data = new ScratchDirectory();
        var port = WebFrontProcess.FreePort();
        await using var service = await WebFrontProcess.StartAsync(new WebFrontOptions
        {
            DataDirectory = data.Path,
            BootstrapKey = RunningWorkshop.Key,
            Port = port,
            Settings = [("Workshop:PublicUrl", $"http://127.0.0.1:{port}")],
        });

        var ending = await WorkshopProcess.RunAsync(service.Address, RunningWorkshop.Key, input: null, "preflight", "--json");

        ending.ExitCode.ShouldBe(0, ending.Output);
        ending.Json.GetProperty("summary").GetProperty("red").GetInt32().ShouldBe(0);
        var states = ending.Output.Split('\n').Select(line => JsonElement.Parse(line)).Where(line => line.TryGetProperty("light", out _))
            .ToDictionary(line => line.GetProperty("light").GetProperty("name").GetString()!, line => line.GetProperty("light").GetProperty("state").GetString());
        foreach (var light in (string[])["settings", "storage", "room", "engine", "schedules", "roles", "strangers", "publicUrl", "origins", "realtime", "clock", "log", "errors"])
            states[light].ShouldBe("green", light + ending.Output);
    }
}
