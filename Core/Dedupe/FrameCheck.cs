using Workshop.Entries;

namespace Workshop.Dedupe;

/// <summary>Goes through a frame's ids, as far as it can without the log.</summary>
/// <param name="ids">The hash of every row's id, see <see cref="Hashes.OfIds"/>.</param>
/// <param name="day">The ids of the frame's day; new ones are added.</param>
/// <param name="dayBefore">The ids of the day before, in which entries are looked for whose day depends on when they arrived.</param>
/// <param name="duplicates">Set for every row that is a duplicate.</param>
/// <param name="lastSeq">The number of the entry before the first new one.</param>
internal sealed class FrameCheck(UInt128[] ids, DayIds day, DayIds? dayBefore, bool[] duplicates, long lastSeq)
{
    /// <summary>Rows whose ids are looked up in one go: so many that the processor's nearest cache holds what is read for them.</summary>
    private const int Stride = 64;

    private int _row;
    private int _touched;
    private long _lastSeq = lastSeq;

    public int Duplicates { get; private set; }

    /// <summary>Goes on to the end of the frame, or to a cold block in its way.</summary>
    /// <returns>The block that must be warmed before going on; null at the end.</returns>
    public (DayIds Ids, IdBlock Block)? Advance(ReadOnlySpan<byte> bytes)
    {
        var rows = new Frame(bytes).Rows;
        for (; _row < rows.Length; _row++)
        {
            if (_row == _touched)
                Touch(rows.Length);
            var id = ids[_row];
            if (id == UInt128.Zero)
            {
                _lastSeq++;
            }
            else if (IsKnown(rows[_row], id, out var cold))
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

    private void Touch(int rows)
    {
        var first = _touched;
        _touched = Math.Min(rows, first + Stride);
        day.Touch(ids.AsSpan(first.._touched));
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
