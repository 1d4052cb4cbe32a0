using System.Text;

namespace Workshop.Stats;

/// <summary>Gives the names that one actor meets small numbers and keeps each as one string, so that counting allocates nothing.</summary>
internal sealed class NameTable
{
    private const int LongestName = 512;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<(string Name, TypeTraits Traits)> _names = [];

    public NameTable() => _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public string NameOf(int id) => _names[id].Name;

    /// <summary>What the name says if it is a type's.</summary>
    public TypeTraits TraitsOf(int id) => _names[id].Traits;

    public int IdOf(ReadOnlySpan<byte> utf8)
    {
        Span<char> buffer = stackalloc char[LongestName];
        if (!Encoding.UTF8.TryGetChars(utf8, buffer, out var length))
            throw new InvalidDataException($"A name has {utf8.Length} bytes; no name may have so many.");
        ReadOnlySpan<char> chars = buffer[..length];
        return _lookup.TryGetValue(chars, out var id) ? id : Add(chars.ToString());
    }

    private int Add(string name)
    {
        var id = _names.Count;
        _names.Add((name, TypeWords.TraitsOf(name)));
        _ids.Add(name, id);
        return id;
    }
}
