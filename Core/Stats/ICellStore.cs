using Workshop.Corrections;
using Workshop.Incidents;
using Workshop.Utilisation;

namespace Workshop.Stats;

/// <summary>The figures at rest: the cells of the cube (table <c>cell</c>) and each team's watermark, how far they have counted its log.</summary>
public interface ICellStore
{
    /// <summary>Writes the present values of a team's changed cells together with its watermark, all or nothing; repeating it changes nothing.</summary>
    /// <exception cref="Log.StaleEpochException">Another owner has taken the team over; nothing was stored.</exception>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored; writing the same or newer values again is right.</exception>
    ValueTask FlushAsync(CellFlush flush);

    /// <summary>
    /// Stores a correction of a name durably. From then on <c>daily_stats</c> follows it; cells stay as they were sent.
    /// </summary>
    /// <param name="correction">The next one.</param>
    /// <param name="after">The id of the last one, by which it was decided on; empty if there is none.</param>
    /// <returns>
    /// False if another one is the last, or has its id: somebody was faster, or a restore came between. Nothing changed, and the corrections
    /// must be read again.
    /// </returns>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask<bool> CorrectAsync(NameCorrection correction, Guid after);

    /// <summary>Answers several questions and the watermarks from one state of the store, with the corrections that hold in it.</summary>
    ValueTask<CellSnapshot> ReadAsync(CellRead read, CancellationToken cancellationToken = default);
}

/// <summary>Absolute values of changed cells (their Team is null) and minutes of one team, counted up to sequence number UpTo.</summary>
public sealed record CellFlush(string Team, long Epoch, long UpTo, IReadOnlyList<Cell> Cells, IReadOnlyList<MinuteCount> Minutes)
{
    /// <summary>All moments of the hours in which there are new ones.</summary>
    public IReadOnlyList<HourMoments> Moments { get; init; } = [];

    /// <summary>The hours of the days that have changed.</summary>
    public IReadOnlyList<StoredHours> Hours { get; init; } = [];

    /// <summary>When the values were taken.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Days that were counted again from the log: cells, moments, hours and work of theirs that are not given here are removed.</summary>
    public IReadOnlyList<DateOnly> Recounted { get; init; } = [];

    /// <summary>Minutes that were counted again: those of the team that are not given here are removed.</summary>
    public MinuteRange? RecountedMinutes { get; init; }

    /// <summary>Every day whose figures change, once.</summary>
    public IEnumerable<DateOnly> Days() => Cells.Select(static cell => cell.Day).Concat(Recounted).Distinct();

    /// <summary>All work of the days in which there is more of it.</summary>
    public IReadOnlyList<StoredWork> Work { get; init; } = [];

    /// <summary>How many rows it writes.</summary>
    public int Rows => Cells.Count + Minutes.Count + Moments.Count + Hours.Count + Work.Count;
}

/// <summary>What a reader wants to know.</summary>
public sealed record CellRead
{
    public required IReadOnlyList<CellQuery> Queries { get; init; }

    /// <summary>Only this team's watermark; null: every team's.</summary>
    public string? Team { get; init; }

    /// <summary>If given: entries per minute from this minute (since the Unix epoch) on, of <see cref="Team"/> or summed over all.</summary>
    public int? MinutesFrom { get; init; }

    /// <summary>If given: the moments of errors and fixes.</summary>
    public MomentQuery? Moments { get; init; }

    /// <summary>If given: this day's hours, of <see cref="Team"/> or of each team.</summary>
    public DateOnly? HoursOf { get; init; }

    /// <summary>If given: what teams' days say about run time and quality.</summary>
    public WorkQuery? Work { get; init; }
}

/// <summary>
/// Sums of cells: grouped by some coordinates, the others summed over and null in the answer (Day is then <c>default</c>). Names are those that
/// entries were sent with.
/// </summary>
public sealed record CellQuery(Coordinates GroupBy)
{
    /// <summary>First and last day, both included.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? Team { get; init; }

    public string? Feature { get; init; }
}

[Flags]
public enum Coordinates
{
    None = 0,
    Day = 1,
    Team = 2,
    Feature = 4,
    Type = 8,
}

/// <summary>The answer to a <see cref="CellRead"/>.</summary>
/// <param name="Cells">One list per query, in their order.</param>
/// <param name="Teams">Watermarks of the teams asked for.</param>
/// <param name="Minutes">Entries per minute, ascending.</param>
public sealed record CellSnapshot(
    IReadOnlyList<IReadOnlyList<Cell>> Cells,
    IReadOnlyList<TeamMark> Teams,
    IReadOnlyList<MinuteCount> Minutes)
{
    /// <summary>An hour's moments of each team stand apart; in no order.</summary>
    public IReadOnlyList<HourMoments> Moments { get; init; } = [];

    /// <summary>All corrections of names in their order.</summary>
    public IReadOnlyList<NameCorrection> Corrections { get; init; } = [];

    /// <summary>A row for each team; in no order.</summary>
    public IReadOnlyList<StoredHours> Hours { get; init; } = [];

    /// <summary>In no order; a team's day that has none is not in it.</summary>
    public IReadOnlyList<StoredWork> Work { get; init; } = [];
}

/// <summary>How far a team's log goes, and how far its stored cells have counted it.</summary>
public readonly record struct TeamMark(string Team, long Counted, long LastSeq)
{
    /// <summary>The epoch that the team had then; 0 where it is of no account.</summary>
    public long Epoch { get; init; }
}
