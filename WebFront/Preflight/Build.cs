using System.Security.Cryptography;

namespace Workshop.WebFront.Preflight;

/// <summary>Which build of the program this is. Tells builds apart and nothing else.</summary>
internal static class Build
{
    /// <summary>Answered with the health routes, so that whoever reaches the service finds out which build serves.</summary>
    public const string Header = "Workshop-Build";

    private const int Bytes = 8;

    public static string Id { get; } =
        Convert.ToHexStringLower(SHA256.HashData(typeof(Build).Module.ModuleVersionId.ToByteArray()).AsSpan(0, Bytes));
}
