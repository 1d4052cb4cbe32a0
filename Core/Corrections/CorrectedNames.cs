using System.Collections.Frozen;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.Corrections;

/// <summary>Which name each team and feature counts for, by the corrections up to one. Immutable.</summary>
public sealed class CorrectedNames
{
    private readonly FrozenDictionary<(NameKind Kind, string Name), string> _next;
    private readonly FrozenDictionary<string, string> _teams;
    private readonly FrozenDictionary<string, string> _features;

    private CorrectedNames(IReadOnlyList<NameCorrection> all)
    {
        All = all;
        var next = new Dictionary<(NameKind Kind, string Name), string>();
        foreach (var correction in all)
        {
            if (correction.To is { } to)
                next[(correction.Kind, correction.From)] = to;
            else
                next.Remove((correction.Kind, correction.From));
        }

        _next = next.ToFrozenDictionary();
        _teams = Resolve(NameKind.Team);
        _features = Resolve(NameKind.Feature);
    }

    /// <summary>Every name stands for itself.</summary>
    public static CorrectedNames None { get; } = new([]);

    /// <summary>All corrections in their order, undone ones too.</summary>
    public IReadOnlyList<NameCorrection> All { get; }

    /// <summary>The number of the last correction; 0 if there is none.</summary>
    public int Version => All.Count == 0 ? 0 : All[^1].Number;

    /// <summary>Names the corrections up to this one, also where a restore has put others with the same numbers in their place; empty if there is none.</summary>
    public Guid State => All.Count == 0 ? Guid.Empty : All[^1].Id;

    public bool HasFeatures => _features.Count > 0;

    public bool HasTeams => _teams.Count > 0;

    /// <param name="all">All corrections in their order.</param>
    /// <exception cref="InvalidDataException">They lead in a circle: nobody could have made them.</exception>
    public static CorrectedNames Of(IReadOnlyList<NameCorrection> all) => all.Count == 0 ? None : new(all);

    /// <summary>The name that a team's entries count for.</summary>
    public string TeamOf(string sent) => _teams.Count > 0 && _teams.TryGetValue(sent, out var name) ? name : sent;

    /// <summary>The name that a feature's entries count for.</summary>
    public string FeatureOf(string sent) => _features.Count > 0 && _features.TryGetValue(sent, out var name) ? name : sent;

    /// <summary>The names that entries were sent with which count for the same team as this name, in order.</summary>
    public IReadOnlyList<string> TeamsSentAs(string name) => SentAs(_teams, TeamOf(name));

    /// <summary>The names that entries were sent with which count for the same feature as this name, in order.</summary>
    public IReadOnlyList<string> FeaturesSentAs(string name) => SentAs(_features, FeatureOf(name));

    /// <summary>The entry as it counts. What it was sent with is told beside it.</summary>
    public Entry Correct(Entry entry)
    {
        var (team, feature) = (TeamOf(entry.Team), FeatureOf(entry.Feature));
        return team == entry.Team && feature == entry.Feature
            ? entry
            : entry with { Team = team, Feature = feature, Sent = new SentNames(entry.Team, entry.Feature) };
    }

    /// <summary>Cells of days, teams, features and types as they count.</summary>
    /// <param name="cells">As they were sent, all coordinates given.</param>
    public IEnumerable<Cell> Correct(IEnumerable<Cell> cells) => Version == 0
        ? cells
        : cells.GroupBy(cell => (cell.Day, Team: TeamOf(cell.Team!), Feature: FeatureOf(cell.Feature!), cell.Type))
            .Select(static same => new Cell(
                same.Key.Day,
                same.Key.Team,
                same.Key.Feature,
                same.Key.Type,
                Counters.Sum(same.Select(static cell => cell.Counters))));

    /// <summary>Whether a correction holds: it gives a name another meaning, and nothing later is said of that name.</summary>
    public bool Holds(NameCorrection correction) =>
        correction.To is not null && All.Last(other => other.Kind == correction.Kind && other.From == correction.From).Number == correction.Number;

    /// <summary>Whether these are the corrections of another state: a restore can bring back fewer, or those of another workshop.</summary>
    public bool DiffersFrom(CorrectedNames other) => Version != other.Version || State != other.State;

    /// <summary>With one more correction.</summary>
    public CorrectedNames With(NameCorrection correction) => new([.. All, correction]);

    /// <summary>What stands against a correction; null if nothing does. Whether entries have the name is not looked at.</summary>
    public CorrectionAnswer? Refuse(CorrectionRequest request)
    {
        if (All.FirstOrDefault(other => other.Id == request.Id) is { } same)
            return new CorrectionAnswer(IsSame(same, request) ? CorrectionVerdict.Done : CorrectionVerdict.IdUsed, same);
        var before = All.LastOrDefault(other => other.Kind == request.Kind && other.From == request.From && other.To is not null);
        var isCorrected = _next.ContainsKey((request.Kind, request.From));
        if (request.To is null)
            return isCorrected ? null : new CorrectionAnswer(CorrectionVerdict.NotCorrected, null);
        if (isCorrected)
            return new CorrectionAnswer(CorrectionVerdict.Corrected, before);
        var end = request.Kind == NameKind.Team ? TeamOf(request.To) : FeatureOf(request.To);
        return end == request.From ? new CorrectionAnswer(CorrectionVerdict.Circle, null) : null;
    }

    private static bool IsSame(NameCorrection correction, CorrectionRequest request) =>
        (correction.Kind, correction.From, correction.To) == (request.Kind, request.From, request.To);

    private static string[] SentAs(FrozenDictionary<string, string> names, string name) =>
        [.. names.Where(alias => alias.Value == name).Select(static alias => alias.Key).Append(name).Order(StringComparer.Ordinal)];

    /// <summary>Follows every chain to its end. It has no more links than there are corrections.</summary>
    private FrozenDictionary<string, string> Resolve(NameKind kind)
    {
        var resolved = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ((_, from), to) in _next.Where(next => next.Key.Kind == kind))
        {
            var end = to;
            for (var links = 1; _next.TryGetValue((kind, end), out var further); links++)
            {
                if (links >= _next.Count)
                    throw new InvalidDataException($"The corrections of '{from}' lead in a circle.");
                end = further;
            }

            resolved.Add(from, end);
        }

        return resolved.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
