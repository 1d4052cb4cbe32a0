using Workshop.WebFront.Backups;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether there is a backup, and whether it is known that it can be restored.</summary>
internal sealed class BackupLight(BackupHealthWatch backups) : ILight
{
    private const string ToMake = "Make one on the page for settings, or with 'workshop backup create'.";

    public string Name => "backup";

    public Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        var health = backups.Current;
        if (health.Status == "failed")
        {
            return Finding.Red(
                "backup.failed",
                "The last backup could not be made, or not be restored on trial.",
                "The reason is in the service's log; often the disk of the backups is full.");
        }

        if (health.LastBackup is not { } last)
            return Finding.Yellow("backup.none", "There is no backup yet.", ToMake);
        var finding = health.LastProof is { } proof
            ? Finding.Green("backup.good", $"The last backup is of {last}; one was restored on trial at {proof}.").With("proof", proof)
            : Finding.Yellow("backup.unproven", $"The last backup is of {last}, but none was restored on trial yet.", "That is done every night after three o'clock.");
        return finding.With("last", last);
    }
}
