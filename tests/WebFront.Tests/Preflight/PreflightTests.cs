using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workshop.WebFront.Preflight.Errors;

namespace Workshop.WebFront.Tests.Preflight;

public sealed class PreflightTests
{
    private static readonly Action<ILogger, string, Exception?> LogError =
        LoggerMessage.Define<string>(LogLevel.Error, new EventId(1), "Something of {Sender} failed");

    [Fact]
    public async Task Every_light_is_told_as_it_was_announced_and_then_the_sum()
    {
        await using var workshop = Workshop();

        var lines = await RunAsync(workshop.Admin());

        var names = lines[0].GetProperty("lights").EnumerateArray().Select(name => name.GetString()).ToList();
        names.ShouldBe(
        [
            "settings", "storage", "room", "backup", "engine", "silos", "schedules", "keys", "roles", "strangers", "publicUrl", "origins", "certificate", "realtime", "clock",
            "log", "errors", "heartbeat", "alerts",
        ]);
        lines[1..^1].Select(line => line.GetProperty("light").GetProperty("name").GetString()).ShouldBe(names);
        var states = lines[1..^1].Select(line => line.GetProperty("light").GetProperty("state").GetString()).ToList();
        var summary = lines[^1].GetProperty("summary");
        foreach (var state in (string[])["green", "yellow", "red", "off"])
            summary.GetProperty(state).GetInt32().ShouldBe(states.Count(one => one == state), state);
        summary.GetProperty("ok").GetBoolean().ShouldBe(!states.Contains("red"));
    }

    [Theory]
    [InlineData(Scopes.Ingest, false)]
    [InlineData(Scopes.Read, false)]
    [InlineData(Scopes.Operate, true)]
    public async Task It_is_for_operators(Scopes scopes, bool allowed)
    {
        await using var workshop = Workshop();

        var answer = await (await workshop.ClientAsync(scopes)).ReadAsync("/api/v1/preflight");

        answer.Status.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_fresh_service_is_green_where_it_can_be()
    {
        await using var workshop = Workshop();

        var lights = await LightsAsync(workshop.Admin());

        foreach (var green in (string[])["storage", "room", "engine", "schedules", "roles", "clock", "log", "errors"])
            lights[green].GetProperty("state").GetString().ShouldBe("green", lights[green].ToString());
        foreach (var off in (string[])["silos", "heartbeat", "alerts"])
            lights[off].GetProperty("state").GetString().ShouldBe("off", lights[off].ToString());
        lights["keys"].GetProperty("code").GetString().ShouldBe("keys.bootstrap");
        lights["settings"].GetProperty("code").GetString().ShouldBe("settings.missing");
    }

    [Fact]
    public async Task A_mistyped_setting_is_named_with_what_was_meant_and_never_with_its_value()
    {
        await using var workshop = Workshop(new() { ["Workshop:TimeZome"] = "a-secret-value" });

        var settings = (await LightsAsync(workshop.Admin()))["settings"];

        settings.GetProperty("state").GetString().ShouldBe("red");
        settings.GetProperty("reason").GetString().ShouldBe("Nothing reads: Workshop:TimeZome (did you mean Workshop:TimeZone?).");
        settings.ToString().ShouldNotContain("a-secret-value");
    }

    [Fact]
    public async Task With_its_settings_the_settings_are_green_and_a_silent_public_address_is_red()
    {
        await using var workshop = Workshop(new() { ["Workshop:PublicUrl"] = "http://127.0.0.1:1" });

        var lights = await LightsAsync(workshop.Admin());

        lights["settings"].GetProperty("state").GetString().ShouldBe("green", lights["settings"].ToString());
        lights["publicUrl"].GetProperty("code").GetString().ShouldBe("publicUrl.silent");
        lights["origins"].GetProperty("state").GetString().ShouldBe("green", lights["origins"].ToString());
        lights["certificate"].GetProperty("code").GetString().ShouldBe("certificate.loopback");
    }

    [Fact]
    public async Task A_workshop_that_is_not_claimed_is_not_ready()
    {
        await using var workshop = Workshop(new() { [TestWorkshop.BootstrapKey] = null });
        var operating = await workshop.ClientAsync(Scopes.Operate);

        (await LightsAsync(operating))["keys"].GetProperty("code").GetString().ShouldBe("keys.unclaimed");
    }

    [Fact]
    public async Task A_key_that_anybody_would_try_is_red()
    {
        await using var workshop = Workshop(new() { [TestWorkshop.BootstrapKey] = "changemechangeme" });

        (await LightsAsync(workshop.ClientWith("changemechangeme")))["keys"].GetProperty("code").GetString().ShouldBe("keys.guessable");
    }

    [Fact]
    public async Task Errors_of_the_service_are_grouped_without_their_values()
    {
        await using var workshop = Workshop();
        var logger = workshop.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Workshop.Tests");
        for (var i = 0; i < 3; i++)
            LogError(logger, $"secret-{i}", new InvalidOperationException("a-secret"));

        var errors = (await LightsAsync(workshop.Admin()))["errors"];

        errors.GetProperty("state").GetString().ShouldBe("red");
        errors.GetProperty("reason").GetString()!.ShouldStartWith("3 errors since the start, of 1 kinds: 3 × Something of {Sender} failed (InvalidOperationException), last at");
        errors.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_clock_that_was_set_back_is_red()
    {
        await using var workshop = Workshop();
        var admin = workshop.Admin();
        await admin.PostAsync("""{"item":"Ball","team":"A"}""");
        workshop.Clock.Advance(TimeSpan.FromMinutes(-2));

        (await LightsAsync(admin))["clock"].GetProperty("code").GetString().ShouldBe("clock.behind");
    }

    [Fact]
    public async Task Over_a_real_connection_strangers_are_turned_away_and_a_dashboard_is_live()
    {
        await using var workshop = Workshop();
        workshop.UseKestrel(port: 0);
        workshop.StartServer();

        var lights = await LightsAsync(workshop.Admin());

        lights["strangers"].GetProperty("state").GetString().ShouldBe("green", lights["strangers"].ToString());
        lights["realtime"].GetProperty("state").GetString().ShouldBe("green", lights["realtime"].ToString());
    }

    [Fact]
    public async Task A_public_address_that_leads_to_this_build_is_green()
    {
        await using var proxied = Workshop();
        proxied.UseKestrel(port: 0);
        proxied.StartServer();
        await using var workshop = Workshop(new() { ["Workshop:PublicUrl"] = proxied.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority) });

        (await LightsAsync(workshop.Admin()))["publicUrl"].GetProperty("code").GetString().ShouldBe("publicUrl.good");
    }

    /// <summary>With the counting of errors, which the test's own log would have replaced.</summary>
    private static TestWorkshop Workshop(Dictionary<string, string?>? settings = null) => new()
    {
        Settings = settings ?? [],
        Replace = static services => services.AddSingleton<ILoggerProvider>(static provider => provider.GetRequiredService<ErrorLog>()),
    };

    private static async Task<List<JsonElement>> RunAsync(HttpClient client)
    {
        var answer = await client.ReadAsync("/api/v1/preflight");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.ContentHeaders.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        return [.. answer.Text.TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line))];
    }

    private static async Task<Dictionary<string, JsonElement>> LightsAsync(HttpClient client) =>
        (await RunAsync(client))[1..^1].Select(line => line.GetProperty("light")).ToDictionary(light => light.GetProperty("name").GetString()!);
}
