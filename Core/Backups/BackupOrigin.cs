namespace Workshop.Backups;

/// <summary>Why and where a backup is made.</summary>
/// <param name="At">When.</param>
/// <param name="Manual">Whether a person asked for it.</param>
/// <param name="Program">The program's version.</param>
/// <param name="TimeZone">The workshop's time zone.</param>
public sealed record BackupOrigin(DateTimeOffset At, bool Manual, string Program, string TimeZone);
