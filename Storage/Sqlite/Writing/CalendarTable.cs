using Workshop.Storage.Sqlite.Connection;
using Workshop.Utilisation;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Writes the table <c>calendar</c>.</summary>
internal sealed class CalendarTable(Database database)
{
    /// <summary>Retry contract: repeating it with the same document changes nothing and answers the same.</summary>
    /// <returns>Whether this calendar is there now: false if it does not follow the one in force.</returns>
    public bool Save(StoredCalendar calendar) => Insert(calendar) == 1 || IsStored(calendar);

    private int Insert(StoredCalendar calendar) => database[
        """
        INSERT INTO calendar (version, document, saved_at, saved_by)
        SELECT ?1, ?2, ?3, ?4 WHERE ?1 = ifnull((SELECT max(version) FROM calendar), 0) + 1
        """]
        .Bind(1, calendar.Version)
        .Bind(2, calendar.Document)
        .Bind(3, calendar.SavedAt.ToUnixTimeMilliseconds())
        .Bind(4, calendar.SavedBy)
        .Execute();

    private bool IsStored(StoredCalendar calendar)
    {
        var find = database["SELECT 1 FROM calendar WHERE version = ?1 AND document = ?2 AND saved_by = ?3"]
            .Bind(1, calendar.Version)
            .Bind(2, calendar.Document)
            .Bind(3, calendar.SavedBy);
        var found = find.Step();
        find.Reset();
        return found;
    }
}
