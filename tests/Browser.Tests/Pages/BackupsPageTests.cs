using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Workshop.Browser.Tests.Pages;

/// <summary>Admins make backups, take them along, and restore them after they have seen what that changes.</summary>
public sealed class BackupsPageTests(Chromium chromium, FilledWorkshop workshop) : PageTest(chromium, workshop)
{
    [Fact]
    public async Task A_backup_is_made_tried_and_restored_and_what_came_after_is_kept()
    {
        await OpenAsync("/settings");
        var others = (await (await Raw.APIRequest.GetAsync("/api/admin/backup/list")).JsonAsync())!.Value.GetArrayLength();
        await Part("make-backup").ClickAsync();
        await Expect(Part("backup")).ToHaveCountAsync(others + 1);
        await Expect(Part("backup").First).ToContainTextAsync("made by a person");
        await Workshop.PostAsync(new Made("Elwin", "Zug", 13));

        await Part("restore-backup").First.ClickAsync();
        await Expect(Part("restore-change").First).ToContainTextAsync("Entries");
        await Expect(Part("restore-submit")).ToBeDisabledAsync();
        (await Axe.SeriousAsync(Raw)).ShouldBeEmpty("before a restore");
        await Part("restore-word").FillAsync("restore");
        await Part("restore-submit").ClickAsync();
        await Expect(Part("restore-dialog")).ToContainTextAsync("What was there before is backup");
        await Part("restore-done").ClickAsync();

        await Expect(Part("backup")).ToHaveCountAsync(others + 2);
        await Expect(Part("audit-entry").First).ToBeVisibleAsync();
        (await Axe.SeriousAsync(Raw)).ShouldBeEmpty("with backups");
        await Part("delete-backup").First.ClickAsync();
        await Expect(Part("backup")).ToHaveCountAsync(others + 1);
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_with_the_place_and_nothing_changes()
    {
        await OpenAsync("/settings");

        await Part("backup-file").SetInputFilesAsync(new FilePayload { Name = "backup.json", MimeType = "application/json", Buffer = "{\"format\":\"cake\"}"u8.ToArray() });

        await Expect(Part("restore-dialog").GetByRole(AriaRole.Alert)).ToContainTextAsync("This is no good backup");
        await Expect(Part("restore-dialog").GetByRole(AriaRole.Alert)).ToContainTextAsync("/format");
        await Expect(Part("restore-submit")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task In_German_it_fits_a_phone_and_a_desk(int width)
    {
        await OpenAsync("/settings", new() { Locale = "de-DE", ViewportSize = new() { Width = width, Height = 700 }, IsMobile = width < 500, HasTouch = width < 500 });
        await Part("make-backup").ClickAsync();
        await Expect(Part("backup").First).ToContainTextAsync("von Hand");
        (await Page.OverhangAsync()).ShouldBe(0);
        await Part("restore-backup").First.ClickAsync();
        await Expect(Part("restore-dialog")).ToContainTextAsync("Diese Sicherung ist in Ordnung");
        (await Page.OverhangAsync()).ShouldBe(0);
    }
}
