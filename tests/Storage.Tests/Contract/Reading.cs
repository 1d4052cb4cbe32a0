using System.Text;
using Workshop.Entries;
using Workshop.Log;

namespace Workshop.Storage.Tests.Contract;

internal static class Reading
{
    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }

    public static Task<List<Segment>> ReadAllAsync(this IEventLog log, string team) =>
        log.ReadTeamAsync(team, 0, long.MaxValue).ToListAsync();

    public static List<(long First, long Last)> Numbers(this IEnumerable<Segment> segments) =>
        [.. segments.Select(s => (s.FirstSeq, s.LastSeq))];

    /// <summary>The senders' ids of all entries, in order.</summary>
    public static List<string> Ids(this IEnumerable<Segment> segments) =>
        [.. segments.SelectMany(static segment => segment.SplitFrames()).SelectMany(Ids)];

    /// <summary>The senders' ids of all entries of an append, in order.</summary>
    public static List<string> Ids(this TeamAppend append) =>
        [.. append.Segments.SelectMany(static segment => segment.Frames).SelectMany(Ids)];

    /// <summary>Whether the segments are numbered without a gap from 1 on, and each hash is the one that its frames give.</summary>
    public static bool IsWhole(this IEnumerable<Segment> segments)
    {
        ReadOnlyMemory<byte> link = default;
        var seq = 0L;
        foreach (var segment in segments)
        {
            if (segment.FirstSeq != seq + 1 || !HashChain.Verify(link.Span, segment))
                return false;
            seq = segment.LastSeq;
            link = segment.Hash;
        }

        return true;
    }

    private static List<string> Ids(ReadOnlyMemory<byte> bytes)
    {
        var frame = new Frame(bytes.Span);
        var ids = new List<string>();
        foreach (var row in frame.Rows)
            ids.Add(Encoding.UTF8.GetString(frame.Utf8(row.Id)));
        return ids;
    }
}
