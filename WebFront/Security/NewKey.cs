using System.Buffers.Text;
using System.Security.Cryptography;
using Workshop.Keys;

namespace Workshop.WebFront.Security;

/// <summary>Makes API keys.</summary>
internal static class NewKey
{
    /// <summary>Marks our keys, so that secret scanners and people recognise them.</summary>
    private const string Prefix = "wsk_";

    private const int SecretBytes = 24;

    /// <summary>A fresh secret of 192 random bits.</summary>
    public static string Secret() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The record of a secret, which itself is kept nowhere.</summary>
    public static ApiKey Of(string secret, string name, Scopes scopes, DateTimeOffset now) => new(
        Id: Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)),
        name,
        (KeyHash.OfKey(secret) ?? throw new ArgumentException("The key is too long.", nameof(secret))).ToArray(),
        scopes,
        Team: null,
        CreatedAt: now,
        ExpiresAt: null);
}
