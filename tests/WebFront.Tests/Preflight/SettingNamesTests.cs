using Workshop.WebFront.Preflight.Lights;

namespace Workshop.WebFront.Tests.Preflight;

public sealed class SettingNamesTests
{
    private readonly SettingNames _names = SettingNames.OfProgram();

    [Theory]
    [InlineData("Workshop:TimeZone", true)]
    [InlineData("workshop:timezone", true)]
    [InlineData("Workshop:Entries:RetentionDays", true)]
    [InlineData("Workshop:Dashboard:ActivityTarget:0", true)]
    [InlineData("Workshop:Zone", false)]
    [InlineData("Workshop:StorageAddress", false)]
    [InlineData("Workshop:Entries", false)]
    public void A_setting_is_known_by_its_options(string name, bool known) => _names.IsKnown(name).ShouldBe(known);

    [Theory]
    [InlineData("Workshop:TimeZome", "Workshop:TimeZone")]
    [InlineData("Workshop_TimeZone", "Workshop:TimeZone")]
    [InlineData("Workshop:Entries:RetentionDay", "Workshop:Entries:RetentionDays")]
    [InlineData("Workshop:SomethingElseAltogether", null)]
    public void A_mistyped_name_is_near_to_the_one_that_was_meant(string name, string? meant) => _names.Nearest(name).ShouldBe(meant);

    [Theory]
    [InlineData("Workshop_TimeZone", true)]
    [InlineData("WORKSHOP_TIMEZONE", true)]
    [InlineData("Workshop__TimeZone", false)]
    [InlineData("WORKSHOP_KEY", false)]
    [InlineData("PATH", false)]
    public void A_variable_with_one_underscore_was_meant_as_a_setting(string variable, bool meant) =>
        SettingNames.IsMeantAsSetting(variable).ShouldBe(meant);
}
