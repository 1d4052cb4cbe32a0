using Microsoft.Extensions.Logging;
using Workshop.Actors;
using Workshop.Closing;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;

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
        }

        var proof = new DayProof(day, clock.GetUtcNow(), entries, findings);
        await days.AddProofAsync(proof, cancellationToken);
        return proof;
    }

    private async ValueTask<TeamFinding> MendAsync(string team, DateOnly day, Comparison found, CancellationToken cancellationToken)
    {
        var kind = await RecountAsync(team, day, found, cancellationToken);
        if (kind == FindingKind.Gone)
            ClosingLog.DayGone(logger, day, team);
        else
            ClosingLog.DayDiffers(logger, day, team, found.Cells.Count, kind);
        return kind == FindingKind.Gone
            ? new TeamFinding(team, kind, [], 0, Moments: false, Hours: false)
            : new TeamFinding(team, kind, [.. found.Cells.Take(TeamFinding.MostCells)], found.Cells.Count, found.Moments, found.Hours);
    }

    /// <summary>Compares once more when the owner has written: what is not seen to be mended is not.</summary>
    private async ValueTask<FindingKind> RecountAsync(string team, DateOnly day, Comparison found, CancellationToken cancellationToken)
    {
        if (found.IsGone)
            return FindingKind.Gone;
        try
        {
            if (!await owners.RecountAsync(team, day))
                return FindingKind.Gone;
        }
        catch (Exception exception) when (exception is EngineBusyException or StorageUnavailableException)
        {
            return FindingKind.Different;
        }

        return (await CompareAsync(team, day, cancellationToken)).IsEqual ? FindingKind.Repaired : FindingKind.Different;
    }

    private async ValueTask<Comparison> CompareAsync(string team, DateOnly day, CancellationToken cancellationToken)
    {
        var stored = await cells.ReadAsync(
            new CellRead
            {
                Team = team,
                Queries = [new CellQuery(Coordinates.Feature | Coordinates.Type) { Team = team, From = day, To = day }],
                Moments = new MomentQuery { Team = team, Day = day },
                HoursOf = day,
            },
            cancellationToken);
        var counted = stored.Teams.Count == 0 ? 0 : stored.Teams[0].Counted;
        var (recount, isDamaged) = await CountAsync(team, day, counted, cancellationToken);
        var (differences, moments, hours) = recount.Compare(stored.Cells[0], stored.Moments, stored.Hours);
        var comparison = new Comparison(recount.Entries, differences, moments, hours, IsGone: false);
        if (comparison.IsEqual)
            return comparison;
        return comparison with { IsGone = isDamaged || await log.CountEntriesAsync(team, counted, cancellationToken) < counted };
    }

    private async ValueTask<(DayRecount Recount, bool IsDamaged)> CountAsync(string team, DateOnly day, long upTo, CancellationToken cancellationToken)
    {
        try
        {
            return (await DayRecount.CountAsync(log, _counters, team, day, upTo, cancellationToken), false);
        }
        catch (InvalidDataException)
        {
            return (new DayRecount([], [], [], 0), true);
        }
    }

    private sealed record Comparison(long Entries, List<CellDifference> Cells, bool Moments, bool Hours, bool IsGone)
    {
        public bool IsEqual => Cells.Count == 0 && !Moments && !Hours;
    }
}
