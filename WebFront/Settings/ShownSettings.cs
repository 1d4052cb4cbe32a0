using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Workshop.WebFront.Settings;

/// <summary>A setting as admins see it.</summary>
/// <param name="Name">For example <c>Workshop:TimeZone</c>.</param>
/// <param name="Value">Null if it is empty, or secret.</param>
/// <param name="Default">What it would be if nobody had set it.</param>
/// <param name="IsSet">Whether it differs from that.</param>
/// <param name="Secret">Whether its value is hidden.</param>
internal sealed record SettingView(string Name, string? Value, string? Default, bool IsSet, bool Secret);

/// <summary>A section of settings.</summary>
/// <param name="Section">Its name.</param>
/// <param name="Values">What holds.</param>
/// <param name="Defaults">What would hold if nothing were set.</param>
internal sealed record ShownSettings(string Section, object Values, object Defaults)
{
    public IEnumerable<SettingView> Views => Values.GetType().GetProperties()
        .Where(static property => property.CanWrite)
        .Select(View);

    private SettingView View(PropertyInfo property)
    {
        var (value, initial) = (Text(property.GetValue(Values)), Text(property.GetValue(Defaults)));
        var isSet = value != initial;
        var secret = isSet && property.GetCustomAttribute<SecretAttribute>() is not null;
        return new SettingView($"{Section}:{property.Name}", secret ? null : value, initial, isSet, secret);
    }

    private static string? Text(object? value) => value switch
    {
        null or "" => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        IEnumerable several => Text(string.Join(", ", several.Cast<object?>().Select(Text))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
