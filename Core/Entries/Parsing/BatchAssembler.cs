namespace Workshop.Entries.Parsing;

/// <summary>
/// Sorts entries by team and day into frames. Not thread-safe; keeps what it can use again.
/// </summary>
internal sealed class BatchAssembler(LocalDays days)
{
    // Entries of more teams and days than this, all mixed, make more and smaller frames instead of endless builders.
    private const int MaxOpenFrames = 256;
    private const int MaxKeptBuilders = 16;
    private const int MaxKeptTeams = 1_000;

    private readonly Dictionary<byte[], TeamFrames> _teams = new(Utf8Comparer.Instance);
    private readonly List<TeamFrames> _present = [];
    private readonly Queue<OpenFrame> _open = new();
    private readonly Stack<FrameBuilder> _builders = new();
    private OpenFrame? _last;
    private long _receivedAt;

    /// <summary>Starts a body.</summary>
    public void Begin(long receivedAt) => _receivedAt = receivedAt;

    /// <summary>Adds a valid entry.</summary>
    public void Add(ReadOnlySpan<byte> team, in EntryFields fields)
    {
        if (_last is null || !_last.Takes(team, fields.Time))
            _last = Find(team, days.At(fields.Time));
        if (_last.Builder.IsFull)
            Encode(_last);
        _last.Builder.Add(fields);
    }

    /// <summary>Encodes what is open. The teams that have entries, in the order of their first; their batches are to be taken, or dropped by <see cref="Reset"/>.</summary>
    public IReadOnlyList<TeamFrames> Close()
    {
        while (_open.TryDequeue(out var frame))
            Close(frame);
        _last = null;
        return _present;
    }

    /// <summary>Ends a body: forgets its entries and gives back the memory of frames that nobody took.</summary>
    public void Reset()
    {
        while (_open.TryDequeue(out var frame))
            Release(frame);
        _last = null;
        foreach (var team in _present)
            team.TakeBatch().Dispose();
        _present.Clear();
        if (_teams.Count > MaxKeptTeams)
            _teams.Clear();
    }

    private OpenFrame Find(ReadOnlySpan<byte> teamName, LocalDays.Interval day)
    {
        var team = FindTeam(teamName);
        foreach (var frame in team.Open)
        {
            if (frame.Day.Day == day.Day)
                return frame;
        }

        return Open(team, day);
    }

    private TeamFrames FindTeam(ReadOnlySpan<byte> name)
    {
        var teams = _teams.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!teams.TryGetValue(name, out var team))
            teams[name] = team = new TeamFrames(name.ToArray());
        return team;
    }

    private OpenFrame Open(TeamFrames team, LocalDays.Interval day)
    {
        if (_open.Count == MaxOpenFrames)
            Close(_open.Dequeue());
        if (team.Open.Count == 0 && team.Closed.Count == 0)
            _present.Add(team);

        var builder = _builders.TryPop(out var kept) ? kept : new FrameBuilder();
        builder.Begin(day.Day, _receivedAt);
        var frame = new OpenFrame(team, day, builder);
        team.Open.Add(frame);
        _open.Enqueue(frame);
        return frame;
    }

    private void Close(OpenFrame frame)
    {
        Encode(frame);
        Release(frame);
    }

    private void Encode(OpenFrame frame)
    {
        frame.Team.Add(frame.Builder.BuildPooled(), frame.Builder.Count);
        frame.Builder.Begin(frame.Day.Day, _receivedAt);
    }

    private void Release(OpenFrame frame)
    {
        frame.Team.Open.Remove(frame);
        if (_builders.Count < MaxKeptBuilders)
            _builders.Push(frame.Builder);
    }
}
