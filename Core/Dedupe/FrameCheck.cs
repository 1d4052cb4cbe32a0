using Workshop.Entries;

namespace Workshop.Dedupe;

/// <summary>Goes through a frame's ids, as far as it can without the log.</summary>
/// <param name="day">The ids of the frame's day; new ones are added.</param>
/// <param name="dayBefore">The ids of the day before, in which entries are looked for whose day depends on when they arrived.</param>
/// <param name="duplicates">Set for every row that is a duplicate.</param>
/// <param name="lastSeq">The number of the entry before the first new one.</param>
internal sealed class FrameCheck(DayIds day, DayIds? dayBefore, bool[] duplicates, long lastSeq)
{
    private int _row;
    private long _lastSeq = lastSeq;

    public int Duplicates { get; private set; }

    /// <summary>Goes on to the end of the frame, or to a cold block in its way.</summary>
    /// <returns>The block that must be warmed before going on; null at the end.</returns>
    public (DayIds Ids, IdBlock Block)? Advance(ReadOnlySpan<byte> bytes)
    {
        var frame = new Frame(bytes);
        for (; _row < frame.Rows.Length; _row++)
        {
            ref readonly var row = ref frame.Rows[_row];
            if (row.Id == 0)
            {
                _lastSeq++;
                continue;
            }

            var id = Hashes.OfId(frame, row);
            if (IsKnown(row, id, out var cold))
            {
                duplicates[_row] = true;
                Duplicates++;
            }
            else if (cold is not null)
            {
                return cold;
            }
            else
            {
                day.Add(id, ++_lastSeq);
            }
        }

        return null;
    }

    /// <returns>True for a duplicate; false for a new id or, with <paramref name="cold"/>, if it is not known yet.</returns>
    private bool IsKnown(in EntryRow row, UInt128 id, out (DayIds, IdBlock)? cold)
    {
        cold = null;
        return IsIn(day, id, ref cold)
            || (cold is null && dayBefore is not null && row.Marks.HasFlag(EntryMarks.RelativeTime) && IsIn(dayBefore, id, ref cold));
    }

    private static bool IsIn(DayIds ids, UInt128 id, ref (DayIds, IdBlock)? cold)
    {
        if (!ids.Contains(id, out var block))
            return false;
        if (block is null)
            return true;
        cold = (ids, block);
        return false;
    }
}
