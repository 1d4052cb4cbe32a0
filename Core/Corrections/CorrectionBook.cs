using Workshop.Actors;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Corrections;

/// <summary>
/// The corrections of a workshop, as its actor makes them: one at a time. Whoever counts by them starts anew after each: sums of before
/// do not tell what was sent.
/// </summary>
/// <param name="names">The corrections by which the actor counts.</param>
/// <param name="services">What actors work with.</param>
internal sealed class CorrectionBook(CorrectedNames names, ActorServices services)
{
    private CorrectedNames _newest = names;

    /// <summary>The corrections by which the actor counts.</summary>
    public CorrectedNames Names { get; } = names;

    /// <summary>
    /// Makes a correction if nothing stands against it. Retry contract: the same id again changes nothing and is answered as done; so
    /// whoever got no answer may repeat.
    /// </summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="hasSeen">Whether entries came with a feature that may not be in the store yet.</param>
    /// <exception cref="StorageUnavailableException">Not known to be stored; the actor must start anew.</exception>
    public async ValueTask<CorrectionAnswer> CorrectAsync(CorrectionRequest request, Func<string, bool> hasSeen)
    {
        if (_newest.Refuse(request) is { } answer)
            return answer;
        if (!await IsKnownAsync(request, hasSeen))
            return new CorrectionAnswer(CorrectionVerdict.Unknown, null);

        var at = DateTimeOffset.FromUnixTimeMilliseconds(services.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        var correction = new NameCorrection(
            _newest.Version + 1, request.Id, request.Kind, request.From, request.To, at, request.By, request.Note);
        if (!await services.Cells.CorrectAsync(correction, _newest.State))
            throw new StorageUnavailableException("Another process has made a correction meanwhile, or a backup was restored.");
        _newest = _newest.With(correction);
        return new CorrectionAnswer(CorrectionVerdict.Done, correction);
    }

    /// <summary>A name that others stand for is known by them.</summary>
    private async ValueTask<bool> IsKnownAsync(CorrectionRequest request, Func<string, bool> hasSeen)
    {
        if (request.Kind == NameKind.Team)
        {
            var stored = await services.Cells.ReadAsync(new CellRead { Queries = [] });
            return stored.Teams.Any(team => team.LastSeq > 0 && IsSame(_newest.TeamsSentAs(request.From), team.Team));
        }

        var sent = _newest.FeaturesSentAs(request.From);
        if (sent.Any(hasSeen))
            return true;
        var cells = await services.Cells.ReadAsync(new CellRead
        {
            Team = "",
            Queries = [.. sent.Select(static feature => new CellQuery(Coordinates.None) { Feature = feature })],
        });
        return cells.Cells.Any(static sum => sum.Any(static cell => cell.Counters.Entries > 0));
    }

    private static bool IsSame(IReadOnlyList<string> names, string name) => names.Contains(name, StringComparer.Ordinal);
}
