using Workshop.Stats;

namespace Workshop.Closing;

/// <summary>What had been logged at one time, until the stored figures have all of it in them.</summary>
internal sealed class AwaitedMarks(IReadOnlyList<TeamMark> marks)
{
    private readonly Dictionary<string, long> _logged = marks.ToDictionary(static mark => mark.Team, static mark => mark.LastSeq, StringComparer.Ordinal);

    /// <param name="now">How far the figures have counted by now.</param>
    public bool AreCounted(IReadOnlyList<TeamMark> now) =>
        now.All(mark => !_logged.TryGetValue(mark.Team, out var logged) || mark.Counted >= logged);
}
