namespace Workshop.Log;

/// <summary>
/// One bit of 64 for a feature's name: a segment whose mask lacks the bit has no entry of that feature.
/// FNV-1a over UTF-8, because the value is stored and must be the same for ever and everywhere.
/// </summary>
public static class FeatureMask
{
    public static long Of(ReadOnlySpan<byte> utf8)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in utf8)
            hash = (hash ^ b) * 1099511628211UL;
        return 1L << (int)(hash >> 58);
    }
}
