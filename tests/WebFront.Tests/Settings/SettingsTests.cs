namespace Workshop.WebFront.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public async Task Admins_see_what_is_set_and_no_secret()
    {
        await using var workshop = new TestWorkshop { Settings = new Dictionary<string, string?> { ["Workshop:Entries:RetentionDays"] = "30" } };

        var answer = await workshop.Admin().ReadAsync("/api/v1/settings");

        var settings = answer.Json.EnumerateArray().ToDictionary(setting => setting.GetProperty("name").GetString()!);
        settings["Workshop:TimeZone"].GetRawText().ShouldBe("""{"name":"Workshop:TimeZone","value":"Europe/Berlin","default":null,"isSet":true,"secret":false}""");
        settings["Workshop:Entries:RetentionDays"].GetRawText()
            .ShouldBe("""{"name":"Workshop:Entries:RetentionDays","value":"30","default":"90","isSet":true,"secret":false}""");
        settings["Workshop:BootstrapKey"].GetRawText().ShouldBe("""{"name":"Workshop:BootstrapKey","value":null,"default":null,"isSet":true,"secret":true}""");
        settings["Workshop:Storage"].GetProperty("value").GetString().ShouldBe("sqlite");
        settings["Workshop:RateLimit:Enabled"].GetProperty("value").GetString().ShouldBe("true");
        answer.Text.ShouldNotContain(TestWorkshop.AdminKey);
    }
}
