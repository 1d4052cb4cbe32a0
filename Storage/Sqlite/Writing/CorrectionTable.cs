using Workshop.Corrections;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>Writes the table <c>correction</c>.</summary>
internal sealed class CorrectionTable(Database database)
{
    /// <summary>Retry contract: repeating it with the same correction changes nothing and answers the same.</summary>
    /// <returns>Whether this correction is there now: false if it does not follow the last one.</returns>
    public bool Add(NameCorrection correction, Guid after) => Insert(correction, after) == 1 || IsStored(correction);

    private int Insert(NameCorrection correction, Guid after) => database[
        """
        INSERT INTO correction (number, id, kind, name, means, at, person, note) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
        WHERE ?1 = ifnull((SELECT max(number) FROM correction), 0) + 1 AND (?1 = 1 OR ?9 = (SELECT id FROM correction WHERE number = ?1 - 1))
        ON CONFLICT DO NOTHING
        """]
        .Bind(1, correction.Number)
        .Bind(2, correction.Id.ToString())
        .Bind(3, (long)correction.Kind)
        .Bind(4, correction.From)
        .Bind(5, correction.To)
        .Bind(6, correction.At.ToUnixTimeMilliseconds())
        .Bind(7, correction.By)
        .Bind(8, correction.Note)
        .Bind(9, after.ToString())
        .Execute();

    private bool IsStored(NameCorrection correction)
    {
        var find = database["SELECT 1 FROM correction WHERE number = ?1 AND id = ?2"]
            .Bind(1, correction.Number)
            .Bind(2, correction.Id.ToString());
        var found = find.Step();
        find.Reset();
        return found;
    }
}
