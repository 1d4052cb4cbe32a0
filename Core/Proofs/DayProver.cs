using Microsoft.Extensions.Logging;
using Workshop.Actors;
using Workshop.Closing;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Proofs;

/// <summary>
/// Counts days again from the log and compares. Stored cells say how far they have counted, so a team that goes on writing is
/// compared exactly, and never waits. What differs is mended by the team's owner, not behind its back.
/// </summary>
public sealed class DayProver(
    IEventLog log, ICellStore cells, IDayStore days, ITeamOwners owners, LocalDays zone, TimeProvider clock, ILogger<DayProver> logger)
{
    private readonly FrameCounterPool _counters = new(zone);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Waits until the stored figures have in them what has been logged by now: who asks for a proof means what was acknowledged. After
    /// the patience ends a proof is as right, of what is written then.
    /// </summary>
    public async ValueTask SettleAsync(TimeSpan patience, CancellationToken cancellationToken = default)
    {
        var start = clock.GetTimestamp();
        AwaitedMarks? awaited = null;
        while (true)
        {
            var marks = (await cells.ReadAsync(new CellRead { Queries = [] }, cancellationToken)).Teams;
            awaited ??= new AwaitedMarks(marks);
            if (awaited.AreCounted(marks) || clock.GetElapsedTime(start) > patience)
                return;
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    /// <summary>Proves a day of all teams, mends what differs, and keeps what was found.</summary>
    /// <exception cref="StorageUnavailableException">It is not proven.</exception>
    public async ValueTask<DayProof> ProveAsync(DateOnly day, CancellationToken cancellationToken = default)
    {
        var marks = (await cells.ReadAsync(new CellRead { Queries = [] }, cancellationToken)).Teams;
        var findings = new List<TeamFinding>();
        var entries = 0L;
        foreach (var mark in marks)
        {
            var comparison = await CompareAsync(mark.Team, day, cancellationToken);
            entries += comparison.Entries;
            if (!comparison.IsEqual)
                findings.Add(await MendAsync(mark.Team, day, comparison, cancellationToken));
            else if (comparison.IsWorkMissing)
                await RecountAsync(mark.Team, day);
        }

        var proof = new DayProof(day, clock.GetUtcNow(), entries, findings);
        await days.AddProofAsync(proof, cancellationToken);
        return proof;
    }

    /// <summary>Compares once more when the owner has written: what is not seen to be mended is not.</summary>
    private async ValueTask<TeamFinding> MendAsync(string team, DateOnly day, Comparison found, CancellationToken cancellationToken)
    {
        var kind = found.IsGone ? FindingKind.Gone : await RecountAsync(team, day);
        if (kind == FindingKind.Repaired && !(await CompareAsync(team, day, cancellationToken)).IsEqual)
            kind = FindingKind.Different;
        if (kind == FindingKind.Gone)
            ClosingLog.DayGone(logger, day, team);
        else
            ClosingLog.DayDiffers(logger, day, team, found.Cells.Count, kind);
        return kind == FindingKind.Gone
            ? new TeamFinding(team, kind, [], 0, BesideCells.None)
            : new TeamFinding(team, kind, [.. found.Cells.Take(TeamFinding.MostCells)], found.Cells.Count, found.Beside);
    }

    private async ValueTask<FindingKind> RecountAsync(string team, DateOnly day)
    {
        try
        {
            return await owners.RecountAsync(team, day) ? FindingKind.Repaired : FindingKind.Gone;
        }
        catch (Exception exception) when (exception is EngineBusyException or StorageUnavailableException)
        {
            return FindingKind.Different;
        }
    }

    private async ValueTask<Comparison> CompareAsync(string team, DateOnly day, CancellationToken cancellationToken)
    {
        var minutes = MinuteRecount.RangeOf(zone, day, ActivityWindow.MinuteOf(clock.GetUtcNow()));
        var stored = await cells.ReadAsync(
            new CellRead
            {
                Team = team,
                Queries = [new CellQuery(Coordinates.Feature | Coordinates.Type) { Team = team, From = day, To = day }],
                Moments = new MomentQuery { Team = team, Day = day },
                HoursOf = day,
                Work = new WorkQuery(day, day, team),
                MinutesFrom = minutes?.First,
            },
            cancellationToken);
        var counted = stored.Teams.Count == 0 ? 0 : stored.Teams[0].Counted;
        try
        {
            var recount = await DayRecount.CountAsync(log, _counters, team, day, minutes, counted, cancellationToken);
            var comparison = new Comparison(recount.Entries, recount.Compare(stored.Cells[0]), recount.CompareBeside(stored, minutes))
            {
                IsWorkMissing = recount.IsWorkMissing(stored),
            };
            return comparison.IsEqual ? comparison : comparison with { IsGone = await log.CountEntriesAsync(team, counted, cancellationToken) < counted };
        }
        catch (InvalidDataException)
        {
            return new Comparison(0, [], BesideCells.None) { IsGone = true };
        }
    }

    private sealed record Comparison(long Entries, List<CellDifference> Cells, BesideCells Beside)
    {
        /// <summary>The log is damaged or not whole, so that nothing can be said.</summary>
        public bool IsGone { get; init; }

        public bool IsWorkMissing { get; init; }

        public bool IsEqual => !IsGone && Cells.Count == 0 && Beside == BesideCells.None;
    }
}
