using System.Numerics;

namespace Workshop.Utilisation;

/// <summary>When a team was running and when it had a break, told from the minutes of its entries. No break is run time.</summary>
public sealed record RunTime(MinuteSpans Running, MinuteSpans Breaks)
{
    /// <summary>Works it out.</summary>
    /// <param name="works">Days that follow each other, so that nothing ends at midnight.</param>
    /// <param name="rules">What counts as running.</param>
    public static RunTime Of(IEnumerable<DayWork> works, RunRules rules)
    {
        var all = new DayWork();
        foreach (var work in works)
            all.Add(work);
        var made = Minutes(all.Hours, static hour => hour.Made);
        var breaks = MinuteSpans.Of(BreakSpans(Minutes(all.Hours, static hour => hour.Breaks), made, rules.Break));
        return new RunTime(MinuteSpans.Of(Runs(made, rules)).Except(breaks), breaks);
    }

    private static IEnumerable<MinuteSpan> Runs(List<int> made, RunRules rules)
    {
        for (var i = 0; i < made.Count; i++)
        {
            var isFollowed = i + 1 < made.Count && made[i + 1] - made[i] <= rules.Gap;
            yield return new MinuteSpan(made[i], isFollowed ? made[i + 1] : made[i] + rules.Tail);
        }
    }

    private static IEnumerable<MinuteSpan> BreakSpans(List<int> begins, List<int> made, int longest)
    {
        var next = 0;
        foreach (var begin in begins)
        {
            while (next < made.Count && made[next] <= begin)
                next++;
            yield return new MinuteSpan(begin, next < made.Count ? Math.Min(made[next], begin + longest) : begin + longest);
        }
    }

    private static List<int> Minutes(IReadOnlyList<HourMarks> hours, Func<HourMarks, ulong> marks)
    {
        var minutes = new List<int>();
        foreach (var hour in hours)
        {
            for (var rest = marks(hour); rest != 0; rest &= rest - 1)
                minutes.Add(hour.Hour * 60 + BitOperations.TrailingZeroCount(rest));
        }

        return minutes;
    }
}
