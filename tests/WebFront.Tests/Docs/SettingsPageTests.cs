using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Workshop.Support.Docs;
using Workshop.WebFront.Settings;

namespace Workshop.WebFront.Tests.Docs;

/// <summary>docs/settings.md, and the page that shows the same settings to admins.</summary>
public sealed class SettingsPageTests
{
    [Fact]
    public async Task The_handbook_lists_every_setting()
    {
        await using var workshop = new TestWorkshop();
        var table = SettingsTable.Of(
            workshop.Services.GetServices<ShownSettings>().Select(static section => (section.Section, section.Values.GetType())),
            options => ErrorsOf(workshop.Services, options));
        GeneratedPart.ShouldBe("settings.md", "settings", table);
    }

    [Fact]
    public async Task Admins_see_every_setting()
    {
        await using var workshop = new TestWorkshop();
        var shown = workshop.Services.GetServices<ShownSettings>().Select(static section => section.Values.GetType());
        var options = typeof(ShownSettings).Assembly.GetTypes()
            .Where(static type => type.GetField("Section", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly) is { IsLiteral: true });
        shown.ShouldBe(options, ignoreOrder: true);
    }

    private static IEnumerable<string> ErrorsOf(IServiceProvider services, object options)
    {
        var validator = typeof(IValidateOptions<>).MakeGenericType(options.GetType());
        var validate = validator.GetMethod(nameof(IValidateOptions<object>.Validate))!;
        return services.GetServices(validator)
            .Select(one => (ValidateOptionsResult)validate.Invoke(one, [Options.DefaultName, options])!)
            .SelectMany(static result => result.Failures ?? []);
    }
}
