namespace Workshop.Utilisation;

/// <summary>The work calendar at rest: one document with a version.</summary>
public interface ICalendarStore
{
    /// <summary>The calendar; null if nobody has made one yet.</summary>
    ValueTask<StoredCalendar?> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores a calendar in the place of the one before it, whose version is one less. Retry contract: repeating it with the same
    /// document changes nothing and answers the same.
    /// </summary>
    /// <returns>Whether it is there now; false: somebody else has stored another one, and nothing has changed.</returns>
    /// <exception cref="Log.StorageUnavailableException">Not known to be stored.</exception>
    ValueTask<bool> SaveAsync(StoredCalendar calendar, CancellationToken cancellationToken = default);
}

/// <summary>A calendar as it rests.</summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Document">JSON, as docs/api.md shows it.</param>
/// <param name="SavedBy">The name of the key.</param>
public sealed record StoredCalendar(long Version, string Document, DateTimeOffset SavedAt, string SavedBy);
