namespace Workshop.Utilisation;

/// <summary>From a minute until before another, in minutes since the Unix epoch.</summary>
public readonly record struct MinuteSpan(int Start, int End);

/// <summary>A set of minutes, as spans that are in order and do not touch. Never changes.</summary>
public sealed class MinuteSpans
{
    public static readonly MinuteSpans None = new([]);

    private readonly MinuteSpan[] _spans;

    private MinuteSpans(MinuteSpan[] spans) => _spans = spans;

    /// <summary>How many minutes it has.</summary>
    public int Minutes => _spans.Sum(static span => span.End - span.Start);

    /// <summary>The spans, in order.</summary>
    public IReadOnlyList<MinuteSpan> All => _spans;

    /// <summary>What is in any of the spans; those that end before they begin have nothing in them.</summary>
    public static MinuteSpans Of(IEnumerable<MinuteSpan> spans)
    {
        var joined = new List<MinuteSpan>();
        foreach (var span in spans.Where(static span => span.End > span.Start).OrderBy(static span => span.Start))
        {
            if (joined.Count > 0 && span.Start <= joined[^1].End)
                joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, span.End) };
            else
                joined.Add(span);
        }

        return new MinuteSpans([.. joined]);
    }

    public MinuteSpans Union(MinuteSpans other) => Of(_spans.Concat(other._spans));

    /// <summary>What is in both.</summary>
    public MinuteSpans Intersect(MinuteSpans other)
    {
        var both = new List<MinuteSpan>();
        for (int i = 0, j = 0; i < _spans.Length && j < other._spans.Length;)
        {
            var (a, b) = (_spans[i], other._spans[j]);
            var (start, end) = (Math.Max(a.Start, b.Start), Math.Min(a.End, b.End));
            if (start < end)
                both.Add(new MinuteSpan(start, end));
            if (a.End < b.End)
                i++;
            else
                j++;
        }

        return new MinuteSpans([.. both]);
    }

    /// <summary>What is in this and not in the other.</summary>
    public MinuteSpans Except(MinuteSpans other) => Intersect(other.Gaps());

    /// <summary>What is before a minute.</summary>
    public MinuteSpans Before(int end) => Intersect(new MinuteSpans([new MinuteSpan(int.MinValue, end)]));

    private MinuteSpans Gaps()
    {
        var gaps = new List<MinuteSpan>(_spans.Length + 1);
        var start = int.MinValue;
        foreach (var span in _spans)
        {
            gaps.Add(new MinuteSpan(start, span.Start));
            start = span.End;
        }

        gaps.Add(new MinuteSpan(start, int.MaxValue));
        return new MinuteSpans([.. gaps]);
    }
}
