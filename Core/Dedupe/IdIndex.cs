using System.Buffers;
using Workshop.Entries;
using Workshop.Log;

namespace Workshop.Dedupe;

/// <summary>
/// Decides for one team what is a duplicate: the same id on the same day. A day's ids are loaded from the log when they are
/// first needed; only the days used last stay in memory.
/// </summary>
internal sealed class IdIndex(string team, IEventLog log, IdBudget budget)
{
    /// <summary>Today, yesterday and two late days.</summary>
    private const int MostDays = 4;

    private readonly List<(DateOnly Day, DayIds Ids)> _days = [];

    /// <summary>
    /// Marks the frame's duplicates and remembers its new ids as those of the entries lastSeq+1, lastSeq+2 …
    /// The caller appends these entries next; if that fails it must throw this object away.
    /// </summary>
    /// <param name="bytes">A frame.</param>
    /// <param name="lastSeq">The number of the entry before the frame's first new one.</param>
    /// <param name="duplicates">One flag a row, all false; set for duplicates.</param>
    /// <returns>How many duplicates there are.</returns>
    public async ValueTask<int> MarkAsync(ReadOnlyMemory<byte> bytes, long lastSeq, bool[] duplicates)
    {
        if (!HasIds(bytes.Span, out var day, out var isRelative))
            return 0;

        var dayBefore = isRelative ? await LoadedAsync(day.AddDays(-1)) : null;
        var ids = HashIds(bytes.Span);
        var check = new FrameCheck(ids, await LoadedAsync(day), dayBefore, duplicates, lastSeq);
        while (check.Advance(bytes.Span) is { } cold)
            await WarmAsync(cold.Ids, cold.Block, cold.Ids == dayBefore ? day.AddDays(-1) : day);
        ArrayPool<UInt128>.Shared.Return(ids);
        return check.Duplicates;
    }

    /// <summary>Gives memory back where it is short. Called between appends.</summary>
    public void CoolDown()
    {
        while (_days.Count > MostDays)
        {
            _days[0].Ids.Forget();
            _days.RemoveAt(0);
        }

        if (!budget.IsExceeded)
            return;
        foreach (var (_, ids) in _days)
            ids.CoolDown();
    }

    /// <summary>Gives all memory back.</summary>
    public void Forget()
    {
        foreach (var (_, ids) in _days)
            ids.Forget();
        _days.Clear();
    }

    private static bool HasIds(ReadOnlySpan<byte> bytes, out DateOnly day, out bool isRelative)
    {
        var frame = new Frame(bytes);
        day = frame.Day;
        isRelative = false;
        var any = false;
        foreach (ref readonly var row in frame.Rows)
        {
            if (row.Id == 0)
                continue;
            any = true;
            isRelative |= row.Marks.HasFlag(EntryMarks.RelativeTime);
        }

        return any;
    }

    private static UInt128[] HashIds(ReadOnlySpan<byte> bytes)
    {
        var frame = new Frame(bytes);
        var ids = ArrayPool<UInt128>.Shared.Rent(frame.Rows.Length);
        Hashes.OfIds(frame, ids);
        return ids;
    }

    /// <summary>The day's ids; the days are kept in the order of their last use.</summary>
    private async ValueTask<DayIds> LoadedAsync(DateOnly day)
    {
        var position = _days.FindIndex(known => known.Day == day);
        var entry = position < 0 ? (day, await LoadAsync(day)) : _days[position];
        if (position >= 0)
            _days.RemoveAt(position);
        _days.Add(entry);
        return entry.Item2;
    }

    private async ValueTask<DayIds> LoadAsync(DateOnly day)
    {
        var ids = new DayIds(budget);
        await foreach (var segment in log.ReadDayAsync(team, day))
        {
            foreach (var (id, seq) in IdsOf(segment))
                ids.Add(id, seq);
            ids.CoolDown();
        }

        return ids;
    }

    /// <summary>Reads a cold block's ids from the log. Only full blocks of earlier appends are cold, so the log has them all.</summary>
    private async ValueTask WarmAsync(DayIds day, IdBlock block, DateOnly date)
    {
        var ids = new List<UInt128>(block.Count);
        await foreach (var segment in log.ReadTeamAsync(team, block.FirstSeq - 1, block.LastSeq))
        {
            if (segment.Day != date)
                continue;
            foreach (var (id, seq) in IdsOf(segment))
            {
                if (seq >= block.FirstSeq && seq <= block.LastSeq)
                    ids.Add(id);
            }
        }

        day.Warm(block, ids);
    }

    private static List<(UInt128 Id, long Seq)> IdsOf(Segment segment)
    {
        var ids = new List<(UInt128, long)>();
        var seq = segment.FirstSeq;
        foreach (var bytes in segment.SplitFrames())
        {
            var frame = new Frame(bytes.Span);
            foreach (ref readonly var row in frame.Rows)
            {
                if (row.Id != 0)
                    ids.Add((Hashes.OfId(frame, row), seq));
                seq++;
            }
        }

        return ids;
    }
}
