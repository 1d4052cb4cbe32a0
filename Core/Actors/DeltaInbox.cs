using System.Runtime.InteropServices;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>
/// Sees to it that a view counts every entry once. It keeps a watermark w per team and adds a delta if Known ≤ w ≤ After
/// (nothing that concerns the view lies between), ignores one with UpTo ≤ w, and otherwise reads w+1 … UpTo from the log.
/// </summary>
internal sealed class DeltaInbox(ActorServices services, IDeltaSink view)
{
    private readonly Dictionary<string, long> _watermarks = new(StringComparer.Ordinal);

    /// <summary>Entries counted or passed over, of all teams: rises with every entry.</summary>
    public long Sequence { get; private set; }

    /// <summary>Begins with the stored cells' watermarks, and counts what was logged after them.</summary>
    public async ValueTask StartAsync(IReadOnlyList<TeamMark> marks)
    {
        foreach (var mark in marks)
        {
            MoveTo(mark.Team, mark.Counted);
            if (mark.Counted < mark.LastSeq)
                await RepairAsync(mark.Team, mark.Counted, mark.LastSeq);
        }
    }

    /// <summary>Whether everything was counted that the teams had logged when the marks were read.</summary>
    public bool HasCounted(IReadOnlyList<TeamMark> marks)
    {
        foreach (var mark in marks)
        {
            if (WatermarkOf(mark.Team) < mark.LastSeq)
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
            lacked |= await CatchUpAsync(mark.Team, mark.LastSeq);
        return lacked;
    }

    /// <summary>Counts from the log what is missing of a team's entries up to a number.</summary>
    public async ValueTask<bool> CatchUpAsync(string team, long upTo)
    {
        var watermark = WatermarkOf(team);
        if (upTo <= watermark)
            return false;
        await RepairAsync(team, watermark, upTo);
        return true;
    }

    /// <summary>Moves on over spans of several teams that were counted together, if every one begins where its team was left.</summary>
    /// <returns>Whether they do; if not, nothing has changed.</returns>
    public bool TryMove(IReadOnlyList<TeamSpan> spans)
    {
        foreach (var span in spans)
        {
            if (WatermarkOf(span.Team) != span.After)
                return false;
        }

        foreach (var span in spans)
            MoveTo(span.Team, span.UpTo);
        return true;
    }

    public async ValueTask ReceiveAsync(TeamDelta delta)
    {
        var watermark = WatermarkOf(delta.Team);
        if (delta.UpTo <= watermark)
            return;
        if (delta.Known <= watermark && watermark <= delta.After)
            Add(delta);
        else
            await RepairAsync(delta.Team, watermark, delta.UpTo);
    }

    private long WatermarkOf(string team) => _watermarks.GetValueOrDefault(team);

    private async ValueTask RepairAsync(string team, long after, long upTo) =>
        Add(await LogReplay.CountAsync(services, team, after, upTo));

    private void Add(TeamDelta delta)
    {
        view.Add(delta);
        MoveTo(delta.Team, delta.UpTo);
    }

    private void MoveTo(string team, long seq)
    {
        ref var watermark = ref CollectionsMarshal.GetValueRefOrAddDefault(_watermarks, team, out _);
        Sequence += seq - watermark;
        watermark = seq;
    }
}
