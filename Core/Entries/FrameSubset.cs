namespace Workshop.Entries;

/// <summary>Makes frames of some of another frame's rows.</summary>
internal sealed class FrameSubset
{
    private readonly FrameBuilder _builder = new();

    /// <summary>The rows that are not marked.</summary>
    public byte[] Without(ReadOnlySpan<byte> bytes, ReadOnlySpan<bool> marked)
    {
        var frame = Begin(bytes);
        for (var i = 0; i < frame.Rows.Length; i++)
        {
            if (!marked[i])
                _builder.Add(frame.Fields(frame.Rows[i]));
        }

        return _builder.Build();
    }

    /// <summary>The last rows, at most <paramref name="count"/>; always in memory of its own.</summary>
    public byte[] Last(ReadOnlySpan<byte> bytes, int count)
    {
        var frame = Begin(bytes);
        if (frame.Rows.Length <= count)
            return bytes[..frame.Length].ToArray();
        foreach (ref readonly var row in frame.Rows[^count..])
            _builder.Add(frame.Fields(row));
        return _builder.Build();
    }

    private Frame Begin(ReadOnlySpan<byte> bytes)
    {
        var frame = new Frame(bytes);
        _builder.Begin(frame.Day, frame.ReceivedAt);
        return frame;
    }
}
