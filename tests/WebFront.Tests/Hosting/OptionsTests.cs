using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Workshop.WebFront.Alerts;
using Workshop.WebFront.Exports;
using Workshop.WebFront.Hosting;
using Workshop.WebFront.Ingest;
using Workshop.WebFront.Limits;

namespace Workshop.WebFront.Tests.Hosting;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Workshop:DataDirectory", " ", "directory")]
    [InlineData("Workshop:TimeZone", "Nowhere/Land", "Europe/Berlin")]
    [InlineData("Workshop:TimeZone", "W. Europe Standard Time", "IANA")]
    [InlineData("Workshop:PublicUrl", "ftp://x", "https")]
    [InlineData("Workshop:PublicUrl", "https://x/path", "without a path")]
    [InlineData("Workshop:PublicUrl", "workshop", "https")]
    [InlineData("Workshop:BootstrapKey", "too-short", "16")]
    [InlineData("Workshop:BootstrapKey", "has a space in the middle", "spaces")]
    [InlineData("Workshop:Storage", "mysql", "sqlite, or a PostgreSQL connection string")]
    [InlineData("Workshop:Storage", "Host=db", "Database=")]
    [InlineData("Workshop:Entries:RetentionDays", "0", "1 to 3650")]
    [InlineData("Workshop:Entries:MaxEntriesPerRequest", "-1", "1 to")]
    [InlineData("Workshop:Entries:MaxNewTeamsPerKey", "-1", "0 to")]
    [InlineData("Workshop:Ingest:MaxBodyBytes", "1", "1024 to")]
    [InlineData("Workshop:Ingest:MaxUnzippedBytes", "2000000000", "1024 to")]
    [InlineData("Workshop:Dashboard:ActivityTarget", "0", "1 or more")]
    [InlineData("Workshop:RateLimit:RequestsPerMinute", "0", "1 to")]
    [InlineData("Workshop:RateLimit:StrangerRequestsPerMinute", "10000001", "1 to")]
    [InlineData("Workshop:Exports:FontFile", "nowhere.ttf", "TrueType")]
    [InlineData("Workshop:Exports:BoldFontFile", "nowhere.ttf", "TrueType")]
    [InlineData("Workshop:Engine:IdsInMemory", "5", "1000 to")]
    [InlineData("Workshop:Engine:MailboxCapacity", "0", "1 to")]
    [InlineData("Workshop:Engine:FlushInterval", "00:00:00", "to")]
    [InlineData("Workshop:Engine:IdleTimeout", "-1", "to")]
    [InlineData("Workshop:Alerts:Language", "fr", "en or de")]
    [InlineData("Workshop:Alerts:QuietFrom", "22", "22:00")]
    [InlineData("Workshop:Alerts:QuietFrom", "22:00", "together")]
    [InlineData("Workshop:Alerts:DigestAt", "morning", "22:00")]
    [InlineData("Workshop:Alerts:ReadinessMargin", "11", "0 to 10")]
    [InlineData("Workshop:Alerts:MessagesPerHour", "0", "1 to 1000")]
    [InlineData("Workshop:Alerts:Webhooks:0:Url", "ftp://x", "http or https")]
    [InlineData("Workshop:Alerts:Smtp:Security", "maybe", "starttls, tls or none")]
    [InlineData("Workshop:Alerts:Smtp:TrustedCertificates", "nowhere.pem", "PEM")]
    [InlineData("Workshop:Entries:RetentionDays", "many", "")]
    public void A_setting_that_makes_no_sense_is_refused_with_what_would(string key, string value, string allowed)
    {
        var failure = Should.Throw<Exception>(() => Validate((key, value)));

        var message = StartFailure.Explain(failure).ShouldNotBeNull(failure.ToString());
        message.ShouldContain(key);
        message.ShouldContain(allowed);
        message.ShouldNotContain("   at ");
    }

    [Fact]
    public void No_settings_at_all_are_fine() => Validate();

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var failure = Should.Throw<Exception>(() => Validate(("Workshop:TimeZone", "x"), ("Workshop:Storage", "y"), ("Workshop:Ingest:MaxBodyBytes", "1")));

        var message = StartFailure.Explain(failure)!;
        message.ShouldContain("Workshop:TimeZone");
        message.ShouldContain("Workshop:Storage");
        message.ShouldContain("Workshop:Ingest:MaxBodyBytes");
    }

    [Fact]
    public async Task A_service_with_such_a_setting_ends_and_says_so()
    {
        using var data = new ScratchDirectory();

        var ended = await Should.ThrowAsync<InvalidOperationException>(
            () => WebFrontProcess.StartAsync(new WebFrontOptions { DataDirectory = data.Path, TimeZone = "Nowhere/Land" }));

        ended.Message.ShouldContain("ended with 1");
        ended.Message.ShouldContain("Workshop:TimeZone must be");
        ended.Message.ShouldNotContain("   at ");
        Directory.EnumerateFileSystemEntries(data.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_service_on_the_same_data_ends_and_says_so()
    {
        await using var first = new TestWorkshop();
        _ = first.Services;

        var ended = await Should.ThrowAsync<InvalidOperationException>(
            () => WebFrontProcess.StartAsync(new WebFrontOptions { DataDirectory = first.DataDirectory }));

        ended.Message.ShouldContain("ended with 1");
        ended.Message.ShouldContain("already in use");
        ended.Message.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Breaks_are_taken_where_the_workshop_has_opted_in()
    {
        await using var workshop = new TestWorkshop { Settings = new Dictionary<string, string?> { ["Workshop:Entries:Breaks"] = "true" } };

        (await workshop.Admin().PostAsync("""{"team":"T","type":"break"}""")).Number("accepted").ShouldBe(1);
        (await workshop.Admin().ReadAsync("/api/v1/teams")).Json[0].GetProperty("breaks").GetInt32().ShouldBe(1);
    }

    /// <summary>What the start does before anything is opened.</summary>
    private static void Validate(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.AddHosting();
        builder.Services.AddIngest().AddLimits().AddExports().AddAlerts();
        using var services = builder.Services.BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }
}
