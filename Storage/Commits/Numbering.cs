using Workshop.Log;

namespace Workshop.Storage.Commits;

/// <summary>Safety net: a gap or an overlap in a team's numbers would mean that an owner has lost count, and must read the log again.</summary>
internal static class Numbering
{
    /// <param name="append">What is to be appended.</param>
    /// <param name="last">The number of the entry that it is to follow.</param>
    /// <exception cref="RefusedException">Its segments do not follow that entry, or each other.</exception>
    public static void RefuseGap(TeamAppend append, long last)
    {
        foreach (var segment in append.Segments)
        {
            if (segment.FirstSeq != last + 1 || segment.LastSeq < segment.FirstSeq)
                throw new RefusedException(Gap(segment.FirstSeq, segment.LastSeq));
            last = segment.LastSeq;
        }
    }

    /// <summary>What the owner is told.</summary>
    public static StorageUnavailableException Gap(long firstSeq, long lastSeq) =>
        new($"Entries {firstSeq}…{lastSeq} do not follow the team's last entry.");
}
