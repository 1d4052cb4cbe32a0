using System.Runtime.InteropServices;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>
/// Sees to it that a view counts every entry once. It keeps a watermark w per team and adds a delta if Known ≤ w ≤ After
/// (nothing that concerns the view lies between), ignores one with UpTo ≤ w, and otherwise reads w+1 … UpTo from the log.
/// </summary>
internal sealed class DeltaInbox(ActorServices services, IView view)
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

    public async ValueTask ReceiveAsync(TeamDelta delta)
    {
        var watermark = _watermarks.GetValueOrDefault(delta.Team);
        if (delta.UpTo <= watermark)
            return;
        if (delta.Known <= watermark && watermark <= delta.After)
            Add(delta);
        else
            await RepairAsync(delta.Team, watermark, delta.UpTo);
    }

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
