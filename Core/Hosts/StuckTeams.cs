using Workshop.Stats;

namespace Workshop.Hosts;

/// <summary>
/// Finds teams whose stored cells lack entries and are not being written: a team that is in memory writes much more often than this
/// is asked. Their owner was lost, and nobody has posted to them since.
/// </summary>
public sealed class StuckTeams
{
    private Dictionary<string, long> _behind = new(StringComparer.Ordinal);

    /// <summary>The teams that lacked entries at the last look, too, and have not been written since.</summary>
    public IReadOnlyList<string> Look(IReadOnlyList<TeamMark> marks)
    {
        var before = _behind;
        _behind = marks.Where(static mark => mark.Counted < mark.LastSeq)
            .ToDictionary(static mark => mark.Team, static mark => mark.Counted, StringComparer.Ordinal);
        return [.. _behind.Where(team => before.TryGetValue(team.Key, out var counted) && counted == team.Value).Select(static team => team.Key)];
    }
}
