using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Workshop.Keys;
using Workshop.WebFront.Hosting;

namespace Workshop.WebFront.Security;

/// <summary>
/// A browser's session: a signed and encrypted cookie that names a key's id and when it was signed in with.
/// Scripts cannot read it, other sites cannot send it, and it ends with its key.
/// </summary>
internal sealed class SessionCookie(IDataProtectionProvider protection, KeyRing keys, IOptions<WorkshopOptions> options, TimeProvider clock)
{
    public const string Name = "workshop-session";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly IDataProtector _protector = protection.CreateProtector("Workshop.Session.v1");
    private readonly bool _publiclyHttps = options.Value.PublicUrl?.Scheme == Uri.UriSchemeHttps;

    public void Issue(HttpContext context, ApiKey key)
    {
        var session = $"{clock.GetUtcNow().ToUnixTimeSeconds()} {key.Id}";
        var value = WebEncoders.Base64UrlEncode(_protector.Protect(Encoding.UTF8.GetBytes(session)));
        var attributes = Attributes(context.Request);
        attributes.MaxAge = Lifetime;
        context.Response.Cookies.Append(Name, value, attributes);
    }

    public void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Attributes(context.Request));

    /// <summary>Whether the browser has a session, good or not.</summary>
    public static bool IsSent(HttpRequest request) => request.Headers.Cookie.Count > 0 && request.Cookies.ContainsKey(Name);

    /// <summary>The key that the browser is signed in with; null if it is not, or no longer.</summary>
    public ApiKey? Read(HttpRequest request)
    {
        if (request.Headers.Cookie.Count == 0 || !request.Cookies.TryGetValue(Name, out var value) || Unprotect(value) is not { } session)
            return null;
        var space = session.IndexOf(' ', StringComparison.Ordinal);
        var issued = DateTimeOffset.FromUnixTimeSeconds(long.Parse(session.AsSpan(0, space), provider: null));
        return clock.GetUtcNow() - issued < Lifetime ? keys.FindById(session[(space + 1)..]) : null;
    }

    private string? Unprotect(string value)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(WebEncoders.Base64UrlDecode(value)));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private CookieOptions Attributes(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = request.IsHttps || _publiclyHttps,
        Path = "/",
        IsEssential = true,
    };
}
