using Workshop.Closing;
using Workshop.WebFront.Closing;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether what is due by the clock is done in time: finished days are closed, and proven at night.</summary>
internal sealed class SchedulesLight(IDayStore days, ProofState proofs, ClosingCalendar calendar, ClosingOptions options, TimeProvider clock) : ILight
{
    /// <summary>A close that takes longer is late.</summary>
    private static readonly TimeSpan ClosePatience = TimeSpan.FromMinutes(15);

    /// <summary>A night's proof that takes longer is late.</summary>
    private static readonly TimeSpan ProofPatience = TimeSpan.FromHours(6);

    public string Name => "schedules";

    public async Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await days.ListDueAsync(calendar.LastFinished(now), now - options.Grace, int.MaxValue, cancellationToken);
        var late = due.Where(day => now - DueSince(day) > ClosePatience).ToList();
        if (late.Count > 0)
        {
            return Finding.Red(
                    "schedules.late",
                    $"{late.Count} finished days are not closed, the first of them {Words.Of(late[0].Day)}.",
                    "Look in the service's log why figures cannot be written or days not closed. They are closed by themselves, the oldest first, as soon as that works.")
                .With("count", $"{late.Count}").With("day", Words.Of(late[0].Day));
        }

        return await CheckProofAsync(now, cancellationToken);
    }

    /// <summary>A day of which nothing was known before is due as soon as something is; one that was closed, the grace time after that.</summary>
    private DateTimeOffset DueSince(DueDay day)
    {
        var finished = calendar.DueAt(day.Day);
        var changed = day.ChangedAt + (day.Version == 0 ? TimeSpan.Zero : options.Grace);
        return finished > changed ? finished : changed;
    }

    private async Task<Finding> CheckProofAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!options.NightlyProof)
        {
            return Finding.Yellow(
                "schedules.unproven", "Finished days are closed, but not counted again at night.", "Set Workshop:DailyClose:NightlyProof to true.");
        }

        var night = await proofs.ReadAsync(cancellationToken);
        if (night.Different > 0)
        {
            return Finding.Red(
                    "schedules.different",
                    $"The figures of {night.Different} days are not what the log gives, and could not be mended.",
                    "Run workshop verify, and look in the service's log.")
                .With("count", $"{night.Different}");
        }

        if (night.Waiting > 0 && now - calendar.NightOf(now) > ProofPatience)
        {
            return Finding.Yellow(
                    "schedules.waiting", $"{night.Waiting} days are not yet counted again since last night.", "Wait, or look in the service's log why it takes so long.")
                .With("count", $"{night.Waiting}");
        }

        return night.Repaired > 0
            ? Finding.Yellow(
                    "schedules.repaired",
                    $"The figures of {night.Repaired} days were not what the log gives, and were mended.",
                    "Find out who writes into the database beside the service; workshop verify tells what differed.")
                .With("count", $"{night.Repaired}")
            : Finding.Green("schedules.good", "Every finished day is closed, and its figures are what the log gives.");
    }
}
