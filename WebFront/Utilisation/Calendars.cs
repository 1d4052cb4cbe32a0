using System.Text.Json;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Utilisation;
using Workshop.WebFront.Json;

namespace Workshop.WebFront.Utilisation;

/// <summary>A calendar, and who saved it.</summary>
internal sealed record SavedCalendar(long Version, DateTimeOffset SavedAt, string SavedBy, WorkCalendar Calendar);

/// <summary>The calendar in force. Read anew each time, because another front may have changed it, but understood only once.</summary>
internal sealed class Calendars(ICalendarStore store, LocalDays days)
{
    private volatile Understood? _last;

    /// <summary>Null if there is none yet.</summary>
    public async ValueTask<SavedCalendar?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(cancellationToken) is not { } stored)
            return null;
        var last = _last;
        if (last?.Stored != stored)
            _last = last = new Understood(stored, Read(stored));
        return last.Saved;
    }

    /// <summary>The planned time that follows from it for teams as they count; null if there is no calendar yet.</summary>
    public async ValueTask<Schedule?> ScheduleAsync(CorrectedNames names, CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) is { } saved ? new Schedule(saved.Calendar.Correct(names), days) : null;

    /// <returns>Whether it is in force now; false: somebody else was faster.</returns>
    public ValueTask<bool> SaveAsync(SavedCalendar saved) => store.SaveAsync(
        new StoredCalendar(
            saved.Version, JsonSerializer.Serialize(CalendarBody.Of(saved.Calendar), ApiJson.Context.CalendarBody), saved.SavedAt, saved.SavedBy),
        CancellationToken.None);

    private static SavedCalendar Read(StoredCalendar stored)
    {
        var body = JsonSerializer.Deserialize(stored.Document, ApiJson.Context.CalendarBody)!;
        return new SavedCalendar(stored.Version, stored.SavedAt, stored.SavedBy, new CalendarReader().Read(body));
    }

    private sealed record Understood(StoredCalendar Stored, SavedCalendar Saved);
}
