using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Workshop.Support.Docs;

/// <summary>The table of everything that programs log, made from their log messages.</summary>
public static class LogEventTable
{
    public static string Of(params IEnumerable<Assembly> assemblies)
    {
        var table = new StringBuilder("| part | id | level | message |\n|---|--:|---|---|\n");
        foreach (var assembly in assemblies)
        {
            var part = assembly.GetName().Name!.Replace("Workshop.", "", StringComparison.Ordinal);
            foreach (var message in MessagesOf(assembly))
                table.Append(CultureInfo.InvariantCulture, $"| {part} | {message.EventId} | {message.Level} | {message.Message.Replace("|", @"\|", StringComparison.Ordinal)} |\n");
        }

        return table.ToString();
    }

    private static IEnumerable<LoggerMessageAttribute> MessagesOf(Assembly assembly) => assembly.GetTypes()
        .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>())
        .OfType<LoggerMessageAttribute>()
        .OrderBy(static message => message.EventId)
        .ThenBy(static message => message.Message, StringComparer.Ordinal);
}
