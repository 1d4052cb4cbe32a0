using System.Text;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.WebFront.Reading;

/// <summary>Tells which rows of frames a query wants, without decoding them: strings are compared once per frame, not once per row.</summary>
/// <param name="query">What is wanted.</param>
/// <param name="days">The workshop's days.</param>
internal sealed class FrameFilter(LogQuery query, LocalDays days)
{
    /// <summary>The position of a string that no frame has.</summary>
    private const int Nowhere = -1;

    private readonly byte[][]? _features = query.Feature is null ? null : [.. query.Names.FeaturesSentAs(query.Feature).Select(static feature => Encoding.UTF8.GetBytes(feature))];
    private readonly byte[]? _type = Utf8(query.Type);
    private readonly long _since = query.Since?.ToUnixTimeMilliseconds() ?? long.MinValue;
    private readonly long _until = query.Until?.ToUnixTimeMilliseconds() ?? long.MaxValue;
    private readonly Dictionary<ushort, bool> _found = [];
    private readonly Dictionary<ushort, TypeTraits> _traits = [];
    private readonly List<int> _featuresAt = [];
    private int _typeAt;

    /// <summary>Prepares for the rows of a frame.</summary>
    /// <returns>False if it has none that are wanted.</returns>
    public bool Begin(in Frame frame)
    {
        _found.Clear();
        _traits.Clear();
        if (!HasDay(frame))
            return false;
        FindFeatures(frame);
        _typeAt = Find(frame, _type);
        return (_features is null || _featuresAt.Count > 0) && _typeAt != Nowhere;
    }

    public bool Wants(in Frame frame, in EntryRow row) =>
        (_features is null || _featuresAt.Contains(row.Feature))
        && (_typeAt == 0 || row.Type == _typeAt)
        && HasTime(frame.TimeOf(row))
        && (query.Status is not { } status || row.Status == status)
        && (query.Counts is not { } counter || counter.Of(Counters.Of(row, TraitsOf(frame, row.Type))) > 0)
        && (query.Unusual is not { } unusual || row.Marks.HasFlag(EntryMarks.Unusual) == unusual)
        && (query.Text is null || HasText(frame, row));

    private void FindFeatures(in Frame frame)
    {
        _featuresAt.Clear();
        foreach (var feature in _features ?? [])
        {
            if (Find(frame, feature) is var position && position != Nowhere)
                _featuresAt.Add(position);
        }
    }

    private bool HasTime(long time) => time >= _since && time <= _until;

    private bool HasDay(in Frame frame) =>
        (query.Day is not { } day || frame.Day == day)
        && (query.From is not { } from || frame.Day >= from)
        && (query.To is not { } to || frame.Day <= to)
        && (query.Late is not { } late || (frame.ReceivedAt >= days.Bounds(frame.Day).End) == late);

    private TypeTraits TraitsOf(in Frame frame, ushort type)
    {
        if (!_traits.TryGetValue(type, out var traits))
            _traits.Add(type, traits = TypeWords.TraitsOf(Encoding.UTF8.GetString(frame.Utf8(type))));
        return traits;
    }

    private bool HasText(in Frame frame, in EntryRow row) =>
        HasText(frame, row.Item) || HasText(frame, row.Notes) || HasText(frame, row.Type) || HasText(frame, row.Responsible);

    private bool HasText(in Frame frame, ushort position)
    {
        if (position == 0)
            return false;
        if (!_found.TryGetValue(position, out var found))
        {
            found = Encoding.UTF8.GetString(frame.Utf8(position)).Contains(query.Text!, StringComparison.OrdinalIgnoreCase);
            _found.Add(position, found);
        }

        return found;
    }

    /// <returns>The string's position, 0 if none is asked for, or <see cref="Nowhere"/>.</returns>
    private static int Find(in Frame frame, byte[]? text)
    {
        if (text is null)
            return 0;
        for (var position = 1; position <= frame.StringCount; position++)
        {
            if (frame.Utf8(position).SequenceEqual(text))
                return position;
        }

        return Nowhere;
    }

    private static byte[]? Utf8(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
