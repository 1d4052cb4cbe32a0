using System.Text;
using Workshop.Entries;

namespace Workshop.WebFront.Reading;

/// <summary>Tells which rows of frames a query wants, without decoding them: strings are compared once per frame, not once per row.</summary>
internal sealed class FrameFilter(LogQuery query)
{
    /// <summary>The position of a string that no frame has.</summary>
    private const int Nowhere = -1;

    private readonly byte[]? _feature = Utf8(query.Feature);
    private readonly byte[]? _type = Utf8(query.Type);
    private readonly Dictionary<ushort, bool> _found = [];
    private int _featureAt;
    private int _typeAt;

    /// <summary>Prepares for the rows of a frame.</summary>
    /// <returns>False if it has none that are wanted.</returns>
    public bool Begin(in Frame frame)
    {
        _found.Clear();
        if (query.Day is { } day && frame.Day != day)
            return false;
        _featureAt = Find(frame, _feature);
        _typeAt = Find(frame, _type);
        return _featureAt != Nowhere && _typeAt != Nowhere;
    }

    public bool Wants(in Frame frame, in EntryRow row) =>
        (_featureAt == 0 || row.Feature == _featureAt)
        && (_typeAt == 0 || row.Type == _typeAt)
        && (query.Status is not { } status || row.Status == status)
        && (query.Unusual is not { } unusual || row.Marks.HasFlag(EntryMarks.Unusual) == unusual)
        && (query.Text is null || HasText(frame, row));

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
