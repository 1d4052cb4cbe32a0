using Workshop.Log;
using Workshop.Storage.Sqlite.Connection;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite.Backups;

/// <summary>What is in the journal, by team: a few megabytes at most, because the writer moves it before it gets larger.</summary>
internal sealed class JournalSegments
{
    private readonly Dictionary<long, List<Segment>> _teams = [];

    /// <summary>Entries in it.</summary>
    public long Entries { get; private set; }

    public static JournalSegments Read(Database database)
    {
        var journal = new JournalSegments();
        var rows = database["SELECT records FROM journal ORDER BY journal_id"];
        while (rows.Step())
        {
            for (var records = rows.Blob(0); !records.IsEmpty;)
                journal.Add(JournalRecord.Read(ref records));
        }

        return journal;
    }

    public IReadOnlyList<Segment> Of(long teamId) => _teams.GetValueOrDefault(teamId) ?? [];

    /// <summary>The number of the team's last entry in it; 0 if it has none.</summary>
    public long LastSeqOf(long teamId) => _teams.TryGetValue(teamId, out var segments) ? segments[^1].LastSeq : 0;

    private void Add(in JournalRecord record)
    {
        if (!_teams.TryGetValue(record.TeamId, out var segments))
            _teams.Add(record.TeamId, segments = []);
        segments.Add(new Segment
        {
            Team = "",
            Day = record.Day,
            FirstSeq = record.FirstSeq,
            LastSeq = record.LastSeq,
            Hash = record.Hash.ToArray(),
            Frames = record.Frames.ToArray(),
        });
        Entries += record.LastSeq - record.FirstSeq + 1;
    }
}
