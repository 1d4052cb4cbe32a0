using Workshop.Closing;
using Workshop.Stats;

namespace Workshop.Engine.Contract;

/// <summary>An engine, and what it stores in.</summary>
/// <param name="SpoilAsync">Changes what is stored behind the engine's back, as somebody would with SQL.</param>
public sealed record ClosingStage(EngineFixture Fixture, Log.IEventLog Log, ICellStore Cells, IDayStore Days, Func<Spoil, Task> SpoilAsync);

/// <summary>What can be spoiled of the team Filbert.</summary>
public enum Spoil
{
    /// <summary>Numbers in cells.</summary>
    Counters,

    /// <summary>Whole cells, which are removed.</summary>
    Cells,

    /// <summary>The moments that incidents follow from, which are removed.</summary>
    Moments,

    /// <summary>The hours of the day.</summary>
    Hours,

    /// <summary>Its run time and quality.</summary>
    Work,

    /// <summary>The same of every team, which is removed: an older program did not keep it.</summary>
    NoWork,

    /// <summary>Its entries per minute.</summary>
    Activity,

    /// <summary>The log itself, which is removed.</summary>
    Log,
}

/// <summary>How each of them is done with SQL.</summary>
public static class SpoilSql
{
    public static string Of(Spoil spoil) => spoil switch
    {
        Spoil.Counters => "UPDATE cell SET items = items + 7, entries = entries + 1 WHERE team = 'Filbert'",
        Spoil.Cells => "DELETE FROM cell WHERE team = 'Filbert'",
        Spoil.Moments => "DELETE FROM moment WHERE team_id = (SELECT team_id FROM team WHERE name = 'Filbert')",
        Spoil.Hours => "UPDATE day_hours SET hours = (SELECT hours FROM day_hours WHERE team_id = (SELECT team_id FROM team WHERE name = 'Greta')) "
            + "WHERE team_id = (SELECT team_id FROM team WHERE name = 'Filbert')",
        Spoil.Work => "UPDATE work SET work = (SELECT work FROM work WHERE team_id = (SELECT team_id FROM team WHERE name = 'Greta')) "
            + "WHERE team_id = (SELECT team_id FROM team WHERE name = 'Filbert')",
        Spoil.NoWork => "DELETE FROM work",
        Spoil.Activity => "UPDATE activity SET entries = entries + 3 WHERE team_id = (SELECT team_id FROM team WHERE name = 'Filbert')",
        _ => "DELETE FROM segment WHERE team_id = (SELECT team_id FROM team WHERE name = 'Filbert')",
    };
}
