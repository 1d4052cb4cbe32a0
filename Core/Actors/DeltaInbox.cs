using System.Runtime.InteropServices;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>
/// Sees to it that a view counts every entry once. It keeps a watermark w per team and adds a delta if Known ≤ w ≤ After
/// (nothing that concerns the view lies between), ignores one with UpTo ≤ w, and otherwise reads w+1 … UpTo from the log.
/// </summary>
/// <remarks>
/// What a team's owner of an older epoch tells, or was read while it was the owner, is ignored, too. Its entries are counted by then,
/// because they were in the log before there was a newer owner; or a restore has raised the epoch, and they are in the log no more.
/// </remarks>
internal sealed class DeltaInbox(ActorServices services, IDeltaSink view)
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <summary>Entries counted or passed over, of all teams: rises with every entry.</summary>
    public long Sequence { get; private set; }

    /// <summary>Begins with the stored cells' watermarks, and counts what was logged after them.</summary>
    public async ValueTask StartAsync(IReadOnlyList<TeamMark> marks)
    {
        foreach (var mark in marks)
        {
            MoveTo(mark.Team, mark.Counted, mark.Epoch);
            if (mark.Counted < mark.LastSeq)
                await RepairAsync(mark.Team, mark.Counted, mark.LastSeq, mark.Epoch);
        }
    }

    /// <summary>Whether everything was counted that the teams had logged when the marks were read.</summary>
    public bool HasCounted(IReadOnlyList<TeamMark> marks)
    {
        foreach (var mark in marks)
        {
            if (Lacks(PlaceOf(mark.Team), mark.LastSeq, mark.Epoch))
                return false;
        }

        return true;
    }

    /// <summary>Counts from the log what is missing of that.</summary>
    /// <returns>Whether anything was.</returns>
    public async ValueTask<bool> CatchUpAsync(IReadOnlyList<TeamMark> marks)
    {
        var lacked = false;
        foreach (var mark in marks)
            lacked |= await CatchUpAsync(mark.Team, mark.LastSeq, mark.Epoch);
        return lacked;
    }

    /// <summary>Counts from the log what is missing of a team's entries up to a number, as it was told under an epoch.</summary>
    public async ValueTask<bool> CatchUpAsync(string team, long upTo, long epoch)
    {
        var place = PlaceOf(team);
        if (!Lacks(place, upTo, epoch))
            return false;
        await RepairAsync(team, place.Watermark, upTo, epoch);
        return true;
    }

    /// <summary>Moves on over spans of several teams that were counted together, if every one begins where its team was left.</summary>
    /// <returns>Whether they do; if not, nothing has changed.</returns>
    public bool TryMove(IReadOnlyList<TeamSpan> spans)
    {
        foreach (var span in spans)
        {
            var place = PlaceOf(span.Team);
            if (place.Watermark != span.After || place.KnowsNewerThan(span.Epoch))
                return false;
        }

        foreach (var span in spans)
            MoveTo(span.Team, span.UpTo, span.Epoch);
        return true;
    }

    public async ValueTask ReceiveAsync(TeamDelta delta)
    {
        var place = PlaceOf(delta.Team);
        if (!Lacks(place, delta.UpTo, delta.Epoch))
            return;
        if (delta.Known <= place.Watermark && place.Watermark <= delta.After)
            Add(delta);
        else
            await RepairAsync(delta.Team, place.Watermark, delta.UpTo, delta.Epoch);
    }

    private static bool Lacks(Place place, long upTo, long epoch) => upTo > place.Watermark && !place.KnowsNewerThan(epoch);

    private Place PlaceOf(string team) => _places.GetValueOrDefault(team);

    private async ValueTask RepairAsync(string team, long after, long upTo, long epoch) =>
        Add(await LogReplay.CountAsync(services, team, after, upTo) with { Epoch = epoch });

    private void Add(TeamDelta delta)
    {
        view.Add(delta);
        MoveTo(delta.Team, delta.UpTo, delta.Epoch);
    }

    private void MoveTo(string team, long seq, long epoch)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, team, out _);
        Sequence += seq - place.Watermark;
        place = new Place(seq, Math.Max(place.Epoch, epoch));
    }

    /// <param name="Watermark">The number of the team's last entry that was counted or passed over.</param>
    /// <param name="Epoch">The team's highest epoch that was heard of.</param>
    private readonly record struct Place(long Watermark, long Epoch)
    {
        /// <summary>Whether what is told under that epoch is of before. Of 0 it is not known.</summary>
        public bool KnowsNewerThan(long epoch) => epoch is not 0 && epoch < Epoch;
    }
}
