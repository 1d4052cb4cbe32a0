using Workshop.Stats;

namespace Workshop.Utilisation;

/// <summary>A team's work of a day.</summary>
/// <param name="Items">All items of the team and day, as the daily figures have them.</param>
public sealed record TeamWork(string Team, DateOnly Day, long Items, DayWork Work)
{
    /// <summary>Whether every item is in the work too. It is not of days before a version that keeps it.</summary>
    public bool IsWhole => Work.Items == Items;
}

/// <summary>A day's work at rest.</summary>
/// <param name="Team">Null where it is the one that the flush is of.</param>
/// <param name="Bytes">See <see cref="DayWork"/>.</param>
public sealed record StoredWork(string? Team, DateOnly Day, ReadOnlyMemory<byte> Bytes);

/// <summary>Which work a reader wants: of days from one to another, both included.</summary>
/// <param name="Team">Null: every team's.</param>
public sealed record WorkQuery(DateOnly From, DateOnly To, string? Team = null);

/// <summary>Reads a team's work of several days.</summary>
public static class TeamWorks
{
    /// <summary>The work of a team whose entries came by several names.</summary>
    /// <param name="team">Its name.</param>
    /// <param name="parts">The work of each of the names, in any order.</param>
    /// <returns>By day, oldest first.</returns>
    public static IReadOnlyList<TeamWork> Merge(string team, IEnumerable<TeamWork> parts) =>
        [.. parts.GroupBy(static part => part.Day).OrderBy(static day => day.Key).Select(day => Merge(team, day.Key, [.. day]))];

    /// <summary>
    /// Reads what is stored and puts in its place what the team's actor has in memory. That must have been asked for before: a day that
    /// it did not have was stored as it is, and cannot be older in the store.
    /// </summary>
    /// <exception cref="Log.StorageUnavailableException">The store cannot be read.</exception>
    public static async ValueTask<IReadOnlyList<TeamWork>> ReadAsync(
        ICellStore cells, WorkQuery query, IReadOnlyList<TeamWork> open, CancellationToken cancellationToken)
    {
        var stored = await cells.ReadAsync(
            new CellRead
            {
                Team = query.Team,
                Queries = [new CellQuery(Coordinates.Day) { Team = query.Team, From = query.From, To = query.To }],
                Work = query,
            },
            cancellationToken);
        var works = stored.Work.ToDictionary(static work => work.Day, static work => DayWork.Decode(work.Bytes.Span));
        var days = stored.Cells[0].ToDictionary(
            static day => day.Day,
            day => new TeamWork(query.Team!, day.Day, day.Counters.Items, works.GetValueOrDefault(day.Day) ?? new DayWork()));
        foreach (var day in open)
            days[day.Day] = day;
        return [.. days.Values.OrderBy(static day => day.Day)];
    }

    private static TeamWork Merge(string team, DateOnly day, TeamWork[] parts)
    {
        var work = new DayWork();
        foreach (var part in parts)
            work.Add(part.Work);
        return new TeamWork(team, day, parts.Sum(static part => part.Items), work);
    }
}
