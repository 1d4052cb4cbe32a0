using System.Text;

namespace Workshop.Entries.Parsing;

/// <summary>The distinct names of ignored members, the first few of them.</summary>
internal sealed class UnknownMembers
{
    private const int MaxNames = 20;
    private const int MaxBytes = 100;

    private readonly List<byte[]> _names = [];

    public void Clear() => _names.Clear();

    /// <summary>Takes note of a name as it stands in the body; a long one is cut off.</summary>
    public void Add(ReadOnlySpan<byte> name)
    {
        if (_names.Count == MaxNames)
            return;
        name = CutOff(name);
        foreach (var known in _names)
        {
            if (name.SequenceEqual(known))
                return;
        }

        _names.Add(name.ToArray());
    }

    public IReadOnlyList<string> ToList() => _names.Count == 0 ? [] : [.. _names.Select(Encoding.UTF8.GetString)];

    private static ReadOnlySpan<byte> CutOff(ReadOnlySpan<byte> name)
    {
        if (name.Length <= MaxBytes)
            return name;
        var end = MaxBytes;
        while ((name[end] & 0xC0) == 0x80)
            end--;
        return name[..end];
    }
}
