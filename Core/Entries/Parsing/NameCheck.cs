using System.Numerics;

namespace Workshop.Entries.Parsing;

/// <summary>
/// Asks the gate about the names in finished frames, each once per frame and not once per entry, and remembers those it refused.
/// </summary>
internal sealed class NameCheck(INameGate gate)
{
    private readonly Dictionary<NameKind, HashSet<byte[]>> _refused = new()
    {
        [NameKind.Team] = new(Utf8Comparer.Instance),
        [NameKind.Feature] = new(Utf8Comparer.Instance),
        [NameKind.Type] = new(Utf8Comparer.Instance),
    };

    private ulong[] _features = [];
    private ulong[] _types = [];

    /// <summary>Whether any name of the body was refused.</summary>
    public bool HasRefused { get; private set; }

    public void Clear()
    {
        if (!HasRefused)
            return;
        HasRefused = false;
        foreach (var names in _refused.Values)
            names.Clear();
    }

    public bool IsRefused(NameKind kind, ReadOnlySpan<byte> name) =>
        _refused[kind].GetAlternateLookup<ReadOnlySpan<byte>>().Contains(name);

    /// <summary>Asks for all names in a team's frames.</summary>
    public void Ask(TeamFrames team, string keyId)
    {
        if (!Ask(NameKind.Team, team.Name, keyId))
            return;
        foreach (var frame in team.Closed)
            Ask(new Frame(frame), keyId);
    }

    private void Ask(in Frame frame, string keyId)
    {
        var words = frame.StringCount / 64 + 1;
        Prepare(ref _features, words);
        Prepare(ref _types, words);
        foreach (ref readonly var row in frame.Rows)
        {
            _features[row.Feature >> 6] |= 1UL << row.Feature;
            _types[row.Type >> 6] |= 1UL << row.Type;
        }

        Ask(frame, NameKind.Feature, _features.AsSpan(0, words), keyId);
        Ask(frame, NameKind.Type, _types.AsSpan(0, words), keyId);
    }

    private void Ask(in Frame frame, NameKind kind, ReadOnlySpan<ulong> positions, string keyId)
    {
        for (var word = 0; word < positions.Length; word++)
        {
            for (var bits = positions[word]; bits != 0; bits &= bits - 1)
                Ask(kind, frame.Utf8(word * 64 + BitOperations.TrailingZeroCount(bits)), keyId);
        }
    }

    private bool Ask(NameKind kind, ReadOnlySpan<byte> name, string keyId)
    {
        if (gate.Admit(kind, name, keyId))
            return true;
        HasRefused = true;
        _refused[kind].GetAlternateLookup<ReadOnlySpan<byte>>().Add(name);
        return false;
    }

    private static void Prepare(ref ulong[] set, int words)
    {
        if (set.Length < words)
            set = new ulong[BitOperations.RoundUpToPowerOf2((uint)words)];
        set.AsSpan(0, words).Clear();
    }
}
