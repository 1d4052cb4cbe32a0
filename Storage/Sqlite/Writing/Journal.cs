using System.Buffers;
using Workshop.Log;
using Workshop.Storage.Sqlite.Connection;

namespace Workshop.Storage.Sqlite.Writing;

/// <summary>
/// Where small appends rest first: one row a commit for all teams, instead of a row, two index entries and a page for each. Moved
/// into <c>segment</c> team by team before anybody reads, and when there is enough of it.
/// </summary>
/// <remarks>
/// What is here is as durable as a segment: it is written in the transaction that acknowledges it. Moving it is one transaction too,
/// so that an entry is always in exactly one of the two tables.
/// </remarks>
internal sealed class Journal(Database database, JournalState state)
{
    /// <summary>Bytes from which on moving is worth it by itself.</summary>
    private const long Large = 4 << 20;

    private readonly Statement _insert = database["INSERT INTO journal (records) VALUES (?1)"];
    private readonly Statement _read = database["SELECT records FROM journal ORDER BY journal_id"];
    private readonly Statement _clear = database["DELETE FROM journal"];
    private readonly ArrayBufferWriter<byte> _group = new();
    private long _bytes;
    private bool _isEmpty;

    public bool IsLarge => _bytes >= Large;

    /// <summary>Whether everything is in segments. False until the writer has looked.</summary>
    public bool IsEmpty => _isEmpty;

    /// <summary>Takes a segment into the open transaction.</summary>
    public void Add(long teamId, SegmentAppend segment)
    {
        JournalRecord.Write(_group, teamId, segment);
        _isEmpty = false;
        state.HasRecords = true;
    }

    /// <summary>Writes what the transaction has taken, as one row. Called right before it commits.</summary>
    public void Write()
    {
        if (_group.WrittenCount == 0)
            return;
        _insert.Bind(1, _group.WrittenSpan).Execute();
        _bytes += _group.WrittenCount;
        _group.ResetWrittenCount();
    }

    /// <summary>Moves everything into segments, those of one team and day joined. Retry contract: one transaction; repeating it is right.</summary>
    public void Drain(SegmentTable segments)
    {
        if (_isEmpty)
            return;
        Write();
        var joined = new Dictionary<long, JoinedSegment>();
        while (_read.Step())
        {
            for (var records = _read.Blob(0); !records.IsEmpty;)
            {
                var record = JournalRecord.Read(ref records);
                if (joined.TryGetValue(record.TeamId, out var segment) && segment.Continues(record))
                    segment.Add(record);
                else
                    Begin(record);
            }
        }

        foreach (var (teamId, segment) in joined)
            segments.Insert(teamId, segment.ToAppend());
        _clear.Execute();
        _bytes = 0;
        _isEmpty = true;

        void Begin(in JournalRecord record)
        {
            if (joined.TryGetValue(record.TeamId, out var ended))
                segments.Insert(record.TeamId, ended.ToAppend());
            joined[record.TeamId] = new JoinedSegment(record);
        }
    }

    /// <summary>The transaction is committed.</summary>
    public void Committed() => state.HasRecords = !_isEmpty;
}

/// <summary>Whether a reader must have the journal moved first. True until the writer knows better; seen by all threads.</summary>
internal sealed class JournalState
{
    private volatile bool _hasRecords = true;

    public bool HasRecords
    {
        get => _hasRecords;
        set => _hasRecords = value;
    }
}
