using Workshop.Utilisation;

namespace Workshop.WebFront.Utilisation;

/// <summary>Reads the shifts of a week.</summary>
/// <param name="add">Takes pointer, code and detail of what is wrong.</param>
internal sealed class WeekReader(Action<string, string, string> add)
{
    private const int MostShifts = 8;
    private const int MostPauses = 8;
    private const int MinutesPerDay = 24 * 60;

    /// <param name="week">The week.</param>
    /// <param name="pointer">Where it stands.</param>
    public WeekPlan Read(WeekBody week, string pointer)
    {
        var days = new List<IReadOnlyList<Shift>>();
        var placed = new List<(int Start, int End, string Pointer)>();
        foreach (var (name, shifts) in week.Days)
        {
            var place = $"{pointer}/{name}";
            if (shifts.Count > MostShifts)
                add(place, "shifts.too_many", $"A day has at most {MostShifts} shifts.");
            var read = new List<Shift>();
            for (var i = 0; i < shifts.Count; i++)
            {
                if (ReadShift(shifts[i], $"{place}/{i}") is not { } shift)
                    continue;
                var (start, end) = shift.Times.Minutes();
                placed.Add((start + days.Count * MinutesPerDay, end + days.Count * MinutesPerDay, $"{place}/{i}"));
                read.Add(shift);
            }

            days.Add(read);
        }

        RefuseOverlaps(placed);
        return new WeekPlan(days);
    }

    private Shift? ReadShift(ShiftBody? body, string pointer)
    {
        if (ReadTimes(body?.From, body?.To, pointer) is not { } times)
            return null;
        var bodies = body!.Pauses ?? [];
        if (bodies.Count > MostPauses)
            add(pointer + "/pauses", "pauses.too_many", $"A shift has at most {MostPauses} pauses.");
        var pauses = new List<DayTimes>();
        for (var i = 0; i < bodies.Count; i++)
        {
            var place = $"{pointer}/pauses/{i}";
            if (ReadTimes(bodies[i]?.From, bodies[i]?.To, place) is not { } pause)
                continue;
            if (pause.Minutes(times.From).End > times.Minutes().End)
                add(place, "pause.outside", "The pause does not lie within its shift.");
            else if (pauses.Exists(other => Overlap(other.Minutes(times.From), pause.Minutes(times.From))))
                add(place, "pause.overlap", "The pause overlaps another one.");
            pauses.Add(pause);
        }

        return new Shift(times, pauses);
    }

    private DayTimes? ReadTimes(string? from, string? to, string pointer)
    {
        var (start, end) = (CalendarBody.ParseTime(from), CalendarBody.ParseTime(to));
        if (start is null)
            add(pointer + "/from", "time.format", "A time is like 06:00.");
        if (end is null)
            add(pointer + "/to", "time.format", "A time is like 14:00; midnight is 00:00.");
        if (start is null || end is null)
            return null;
        if (start != end)
            return new DayTimes(start.Value, end.Value);
        add(pointer, "times.equal", "It ends when it begins. A whole day is two shifts.");
        return null;
    }

    /// <summary>The last shifts of Saturday may reach into Sunday, which is the first day here.</summary>
    private void RefuseOverlaps(List<(int Start, int End, string Pointer)> placed)
    {
        const int week = 7 * MinutesPerDay;
        var shifts = placed.Concat(placed.Select(static shift => (shift.Start + week, shift.End + week, shift.Pointer))).OrderBy(static shift => shift.Item1).ToList();
        var refused = new HashSet<string>();
        for (var i = 1; i < shifts.Count; i++)
        {
            if (shifts[i].Item1 < shifts[i - 1].Item2 && refused.Add(shifts[i].Pointer))
                add(shifts[i].Pointer, "shift.overlap", "The shift begins before the one before it has ended.");
        }
    }

    private static bool Overlap((int Start, int End) a, (int Start, int End) b) => a.Start < b.End && b.Start < a.End;
}
