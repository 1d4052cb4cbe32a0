namespace Workshop.Entries.Parsing;

/// <summary>What JSON calls white space.</summary>
internal static class JsonWhiteSpace
{
    public static bool IsBlank(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(" \t\r\n"u8);
}
