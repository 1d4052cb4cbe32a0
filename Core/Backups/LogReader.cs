using System.Text.Json;
using Workshop.Actors;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Backups;

/// <summary>
/// Reads the log in a backup team by team: every number must follow the one before, every frame its hash chain, and what the entries sum
/// up to must be what <c>daily_stats</c> says. Hands on segments as large as the log's own.
/// </summary>
internal sealed class LogReader(
    JsonTokens tokens, IReadOnlyList<TeamMark> teams, LocalDays days, DateTimeOffset at, StoredFigures figures, IRestoreTarget? target, CancellationToken cancellationToken)
{
    private const int SegmentBytes = 256 * 1024;

    private readonly FrameReader _frames = new();
    private readonly FrameCounter _counter = new(days);
    private int _team = -1;
    private int _frame;
    private int _bytes;
    private AppendDraft _draft = new(0, default);
    private DateOnly _day;
    private TeamRecount _recount = new();
    private bool _isCompared;

    /// <summary>Entries read.</summary>
    public long Entries { get; private set; }

    private TeamMark Team => teams[_team];

    /// <summary>Reads the array of frames.</summary>
    public void Read()
    {
        tokens.Begin(JsonTokenType.StartArray);
        NextTeam();
        while (tokens.Next() == JsonTokenType.StartObject)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var place = $"/data/log/{_frame++}";
            var head = FrameReader.ReadHead(tokens, place);
            GoTo(head, place);
            Add(head, _frames.ReadEntries(tokens, place, head), place);
        }

        tokens.Place = "/data/log";
        if (tokens.Type != JsonTokenType.EndArray)
            throw tokens.Invalid("Only objects may stand here.");
        while (_team < teams.Count)
            NextTeam();
        figures.RefuseRest();
    }

    /// <summary>Ends teams until the frame's is reached.</summary>
    private void GoTo(FrameHead head, string place)
    {
        tokens.Place = place;
        while (_team < teams.Count && Team.Team != head.Team)
            NextTeam();
        if (_team == teams.Count)
            throw tokens.Invalid("The team is unknown, or its entries do not stand together.");
        if (head.FirstSeq != _draft.LastSeq + 1)
            throw tokens.Invalid($"Entry {_draft.LastSeq + 1} of the team must come next.");
    }

    private void Add(FrameHead head, byte[] bytes, string place)
    {
        if (head.Day != _day || _bytes >= SegmentBytes)
            Flush();
        _day = head.Day;
        _draft.Add(bytes);
        _bytes += bytes.Length;
        if (!_draft.Hash.Span.SequenceEqual(head.Hash))
            throw new BackupRefusedException(BackupCodes.Mismatch, $"{place}/hash", "The entries do not fit the team's hash chain: they were changed.");
    }

    /// <summary>Hands on what was collected.</summary>
    private void Flush()
    {
        if (_draft.IsEmpty)
            return;
        foreach (var frame in _draft.Frames)
        {
            _counter.Count(frame);
            Entries += frame.LastSeq - frame.FirstSeq + 1;
        }

        var (counted, _) = _counter.Take();
        foreach (var segment in _draft.Segments(counted))
            target?.Add(Team.Team, segment);
        Recount(counted);
        _draft = new AppendDraft(_draft.LastSeq, _draft.Hash);
        _bytes = 0;
    }

    /// <summary>Where the stored figures end, they are compared; what came after is counted on.</summary>
    private void Recount(IReadOnlyList<DayDelta> counted)
    {
        if (_isCompared || _draft.LastSeq < Team.Counted)
        {
            _recount.Add(counted);
            return;
        }

        _recount.Add(Count(after: 0, Team.Counted));
        Compare();
        _recount.Add(Count(Team.Counted, long.MaxValue));
    }

    private IReadOnlyList<DayDelta> Count(long after, long upTo)
    {
        foreach (var frame in _draft.Frames)
            _counter.Count(frame, after, upTo);
        return _counter.Take().Days;
    }

    private void Compare()
    {
        if (!_isCompared)
            figures.Compare(Team.Team, _recount);
        _isCompared = true;
    }

    private void NextTeam()
    {
        if (_team >= 0)
            EndTeam();
        _team++;
        _draft = new AppendDraft(0, default);
        _recount = new TeamRecount();
        _isCompared = false;
        _day = default;
        if (_team < teams.Count)
            target?.Add(Team);
    }

    private void EndTeam()
    {
        Flush();
        if (_draft.LastSeq != Team.LastSeq)
            throw new BackupRefusedException(
                BackupCodes.Mismatch, tokens.Place, $"The log of team {_team + 1} ends with entry {_draft.LastSeq}; it must end with {Team.LastSeq}.");
        Compare();
        if (Team.LastSeq > 0)
            target?.Add(_recount.ToFlush(Team.Team, Team.LastSeq, at));
    }
}
