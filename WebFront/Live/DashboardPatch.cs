using Workshop.Entries;
using Workshop.WebFront.Figures;

namespace Workshop.WebFront.Live;

/// <summary>What makes the next dashboard of one that a client has.</summary>
internal static class DashboardPatch
{
    /// <summary>
    /// The top-level members that changed, by their names in JSON, with their new values. Of recentEvents only the entries that are
    /// new, of featureMaturity only the rows that changed; a row that is gone has 0 events.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Between(DashboardView before, DashboardView after)
    {
        var changes = new Dictionary<string, object?>(StringComparer.Ordinal);
        Compare("productionReadiness", before.ProductionReadiness, after.ProductionReadiness);
        Compare("qualityScore", before.QualityScore, after.QualityScore);
        Compare("systemStability", before.SystemStability, after.SystemStability);
        Compare("activityCount", before.ActivityCount, after.ActivityCount);
        if (!before.ProductionTimeline.SequenceEqual(after.ProductionTimeline))
            changes.Add("productionTimeline", after.ProductionTimeline);
        Compare("errorStats", before.ErrorStats, after.ErrorStats);
        Compare("fixStats", before.FixStats, after.FixStats);
        Add("featureMaturity", ChangedRows(before.FeatureMaturity, after.FeatureMaturity));
        Add("recentEvents", NewEntries(before.RecentEvents, after.RecentEvents));
        Compare("backupHealth", before.BackupHealth, after.BackupHealth);
        Compare("readinessLevel", before.ReadinessLevel, after.ReadinessLevel);
        Compare("activityFactor", before.ActivityFactor, after.ActivityFactor);
        Compare("activityTarget", before.ActivityTarget, after.ActivityTarget);
        Compare("demo", before.Demo, after.Demo);
        Compare("today", before.Today, after.Today);
        Compare("timeZone", before.TimeZone, after.TimeZone);
        Compare("asOf", before.AsOf, after.AsOf);
        Compare("sequence", before.Sequence, after.Sequence);
        Compare("corrections", before.Corrections, after.Corrections);
        return changes;

        void Compare<T>(string member, T old, T now)
        {
            if (!EqualityComparer<T>.Default.Equals(old, now))
                changes.Add(member, now);
        }

        void Add<T>(string member, IReadOnlyList<T> rows)
        {
            if (rows.Count > 0)
                changes.Add(member, rows);
        }
    }

    private static List<Maturity> ChangedRows(IReadOnlyList<Maturity> before, IReadOnlyList<Maturity> after)
    {
        var gone = before.ToDictionary(row => row.Name, StringComparer.Ordinal);
        var changed = new List<Maturity>();
        foreach (var row in after)
        {
            if (!gone.Remove(row.Name, out var old) || old != row)
                changed.Add(row);
        }

        changed.AddRange(gone.Keys.Select(name => new Maturity(name, Events: 0, Errors: 0, ErrorRate: 0, Level: 1)));
        return changed;
    }

    /// <summary>Those whose names have been corrected are sent again.</summary>
    private static IReadOnlyList<Entry> NewEntries(IReadOnlyList<Entry> before, IReadOnlyList<Entry> after)
    {
        var known = before.Select(Key).ToHashSet();
        return [.. after.Where(entry => !known.Contains(Key(entry)))];

        static (string, long, string, string) Key(Entry entry) => (entry.SentTeam, entry.Seq, entry.Team, entry.Feature);
    }
}
