using System.Security.Cryptography;
using System.Text;

namespace Workshop.WebFront.Security;

/// <summary>
/// The amulet: a one-time code of 120 random bits by which whoever sees the console becomes the first admin.
/// It lives in memory only. Written in Crockford's base 32, which has no letters that look alike.
/// </summary>
internal sealed class ClaimCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Characters = 24;
    private const int GroupSize = 6;

    private readonly byte[] _code;

    private ClaimCode(string code)
    {
        _code = Encoding.ASCII.GetBytes(code);
        Text = string.Join('-', code.Chunk(GroupSize).Select(group => new string(group)));
    }

    /// <summary>The code as people copy it, in groups.</summary>
    public string Text { get; }

    public static ClaimCode Create() => new(RandomNumberGenerator.GetString(Alphabet, Characters));

    /// <summary>Whether this is the code, however it is spaced and in whatever case. Takes the same time for every wrong code.</summary>
    public bool Matches(string presented) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Normalise(presented)), _code);

    private static string Normalise(string presented)
    {
        var code = new StringBuilder(Characters);
        foreach (var c in presented.ToUpperInvariant())
        {
            if (c is not ('-' or ' '))
                code.Append(c switch { 'O' => '0', 'I' or 'L' => '1', _ => c });
        }

        return code.ToString();
    }
}
