using System.Data.Common;
using Npgsql;

namespace Workshop.Storage.Postgres.Connection;

/// <summary>Reads connection strings as people have them: keywords (<c>Host=…;Database=…</c>) or a URL (<c>postgresql://…</c>).</summary>
internal static class ConnectionText
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];
    private static readonly string[] HostKeywords = ["host", "server"];

    /// <summary>libpq's names of parameters that Npgsql calls otherwise.</summary>
    private static readonly Dictionary<string, string> UrlParameters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    /// <summary>Whether somebody meant it to be a PostgreSQL connection string, right or wrong.</summary>
    public static bool Resembles(string text) => IsUrl(text) || text.Contains('=', StringComparison.Ordinal);

    /// <returns>Null if <paramref name="problem"/> says what is wrong with it. That never holds a value, which may be a password.</returns>
    public static NpgsqlConnectionStringBuilder? Parse(string text, out string? problem) =>
        IsUrl(text) ? ParseUrl(text, out problem) : ParseKeywords(text, out problem);

    private static bool IsUrl(string text) => Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static NpgsqlConnectionStringBuilder? ParseKeywords(string text, out string? problem)
    {
        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            problem = "is not a connection string: it must be Keyword=value pairs with ; between them, and a value with a ; in it in quotes.";
            return null;
        }

        if (!HostKeywords.Any(pairs.ContainsKey))
        {
            problem = "must be sqlite or a PostgreSQL connection string, and that names a Host: Host=db;Database=workshop;Username=workshop.";
            return null;
        }

        return Build(pairs.Keys.Cast<string>().Select(keyword => (keyword, (string)pairs[keyword])), out problem);
    }

    private static NpgsqlConnectionStringBuilder? ParseUrl(string text, out string? problem)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            problem = "is not a URL: it must be like postgresql://user@db:5432/workshop, with special characters of a password percent-encoded.";
            return null;
        }

        return Build(PairsOf(url), out problem);
    }

    private static IEnumerable<(string Keyword, string Value)> PairsOf(Uri url)
    {
        if (url.Host.Length > 0)
            yield return ("Host", url.Host.Trim('[', ']'));
        if (url.Port > 0)
            yield return ("Port", url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (url.AbsolutePath.Length > 1)
            yield return ("Database", Uri.UnescapeDataString(url.AbsolutePath[1..]));
        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            yield return ("Username", Uri.UnescapeDataString(user[0]));
        if (user.Length == 2)
            yield return ("Password", Uri.UnescapeDataString(user[1]));
        foreach (var parameter in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = parameter.Split('=', 2);
            var name = Uri.UnescapeDataString(pair[0]);
            var value = Uri.UnescapeDataString(pair.Length == 2 ? pair[1] : "");
            yield return name == "sslmode" ? ("SSL Mode", value.Replace("-", "", StringComparison.Ordinal)) : (UrlParameters.GetValueOrDefault(name, name), value);
        }
    }

    private static NpgsqlConnectionStringBuilder? Build(IEnumerable<(string Keyword, string Value)> pairs, out string? problem)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        foreach (var (keyword, value) in pairs)
        {
            try
            {
                builder[keyword] = value;
            }
            catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException or OverflowException)
            {
                problem = Unknown(builder, keyword);
                return null;
            }
        }

        problem = null;
        return builder;
    }

    /// <summary>What stands behind a password may be a part of it that was not quoted, so it is not named.</summary>
    private static string Unknown(NpgsqlConnectionStringBuilder before, string keyword) =>
        before.Password is null
            ? $"has the keyword '{keyword}', which is unknown or has a value that it cannot have."
            : "has a keyword behind the password that is unknown or has a value that it cannot have; a password with a ; in it belongs in quotes.";
}
