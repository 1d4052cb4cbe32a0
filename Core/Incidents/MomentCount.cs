using System.Runtime.InteropServices;
using Workshop.Stats;

namespace Workshop.Incidents;

/// <summary>Collects the moments of one day's errors and fixes while a <see cref="DeltaBuilder"/> counts.</summary>
internal sealed class MomentCount(NameTable names)
{
    private const int MillisecondsPerMinute = 60_000;

    private readonly Dictionary<(int Feature, int Type, MomentKind Kind, int Minute), MinuteTimes> _moments = [];
    private readonly Dictionary<(string Name, int Minute), MinuteTimes> _named = [];

    /// <summary>Counts an entry that is an error or a fix; one that is critical by itself is counted as an error and as critical.</summary>
    /// <param name="kind">As what it is counted.</param>
    /// <param name="feature">The number of its feature's name.</param>
    /// <param name="type">The number of its type's name.</param>
    /// <param name="time">Unix milliseconds at which it happened.</param>
    /// <param name="notes">A fix that names incidents in them mends these and no others.</param>
    public void Count(MomentKind kind, int feature, int type, long time, ReadOnlySpan<byte> notes)
    {
        var minute = (int)Math.DivRem(time, MillisecondsPerMinute, out var millisecond);
        if (kind == MomentKind.Fix && CountNamed(notes, minute, (int)millisecond))
            return;
        CollectionsMarshal.GetValueRefOrAddDefault(_moments, (feature, type, kind, minute), out _).Add((int)millisecond);
    }

    public Moment[] ToMoments()
    {
        if (_moments.Count + _named.Count == 0)
            return [];
        var moments = new Moment[_moments.Count + _named.Count];
        var next = 0;
        foreach (var (key, times) in _moments)
            moments[next++] = new Moment(names.NameOf(key.Feature), names.NameOf(key.Type), key.Kind, key.Minute, times);
        foreach (var (key, times) in _named)
            moments[next++] = new Moment("", key.Name, MomentKind.Fix, key.Minute, times);
        return moments;
    }

    public void Clear()
    {
        _moments.Clear();
        _named.Clear();
    }

    private bool CountNamed(ReadOnlySpan<byte> notes, int minute, int millisecond)
    {
        var any = false;
        while (IncidentId.TryFind(ref notes, out var id))
        {
            any = true;
            CollectionsMarshal.GetValueRefOrAddDefault(_named, (id.Name, minute), out _).Add(millisecond);
        }

        return any;
    }
}
