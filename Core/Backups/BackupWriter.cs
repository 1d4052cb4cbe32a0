using System.Text;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Backups;

/// <summary>
/// Writes one state of a workshop as JSON that a person can read: what the backup is, the tables row by row, then the log, entry by entry.
/// It is written as it is read, so that memory does not grow with the log.
/// </summary>
/// <remarks>
/// The last member, <c>sha256</c>, is over every byte before the comma in front of it. Version 1 has the members in this order: format,
/// version, id, timestamp, manual, counts, metadata, data (tables in any order, then team, then log), sha256.
/// </remarks>
internal sealed class BackupWriter(Stream target, IBackupSource source, CancellationToken cancellationToken) : IDisposable
{
    private readonly BackupText _text = new(target);

    /// <summary>Writes everything.</summary>
    /// <param name="origin">Who asks for it, and when.</param>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    public BackupHeader Write(BackupOrigin origin)
    {
        var teams = source.Teams();
        var header = new BackupHeader
        {
            Id = BackupId.New(origin.At),
            Timestamp = origin.At,
            Manual = origin.Manual,
            Counts = BackupCounts.Of(source, teams.Count),
            Metadata = new BackupMetadata(origin.Program, source.Kind, source.SchemaVersion, origin.TimeZone),
        };
        WriteHead(header);
        _text.Raw(",\n\"data\":{"u8);
        foreach (var table in BackupTables.All)
            WriteTable(table);
        WriteTeams(teams);
        WriteLog(teams, header.Entries);
        _text.Raw("}"u8);
        WriteEnd();
        return header;
    }

    public void Dispose() => _text.Dispose();

    /// <summary>A line for what it is, one for the counts and one for where it comes from; the object stays open.</summary>
    private void WriteHead(BackupHeader header)
    {
        var json = _text.Json;
        json.WriteStartObject();
        json.WriteString("format"u8, BackupHeader.Format);
        json.WriteNumber("version"u8, header.Version);
        json.WriteString("id"u8, header.Id.ToString());
        json.WriteString("timestamp"u8, BackupTimes.Text(header.Timestamp));
        json.WriteBoolean("manual"u8, header.Manual);
        _text.End();
        _text.Raw(",\n\"counts\":"u8);
        json.WriteStartObject();
        foreach (var (name, count) in header.Counts)
            json.WriteNumber(name, count);
        json.WriteEndObject();
        _text.End();
        _text.Raw(",\n\"metadata\":"u8);
        json.WriteStartObject();
        json.WriteString("program"u8, header.Metadata.Program);
        json.WriteString("storage"u8, header.Metadata.Storage);
        json.WriteNumber("schema"u8, header.Metadata.Schema);
        json.WriteString("timeZone"u8, header.Metadata.TimeZone);
        json.WriteEndObject();
        _text.End();
    }

    private void WriteTable(BackupTable table)
    {
        _text.Raw("\n\""u8);
        _text.Raw(Encoding.UTF8.GetBytes(table.Name));
        _text.Raw("\":["u8);
        var first = true;
        foreach (var row in source.Rows(table))
        {
            Separate(ref first);
            RowJson.Write(_text.Json, table, row);
            _text.End();
        }

        _text.Raw("],"u8);
    }

    private void WriteTeams(IReadOnlyList<TeamMark> teams)
    {
        _text.Raw("\n\"team\":["u8);
        var first = true;
        foreach (var team in teams)
        {
            Separate(ref first);
            _text.Json.WriteStartObject();
            _text.Json.WriteString("name"u8, team.Team);
            _text.Json.WriteNumber("lastSeq"u8, team.LastSeq);
            _text.Json.WriteNumber("counted"u8, team.Counted);
            _text.Json.WriteEndObject();
            _text.End();
        }

        _text.Raw("],"u8);
    }

    private void WriteLog(IReadOnlyList<TeamMark> teams, long entries)
    {
        _text.Raw("\n\"log\":["u8);
        var first = true;
        var written = 0L;
        foreach (var team in teams)
        {
            byte[] link = [];
            foreach (var segment in source.Segments(team.Team))
                written += Write(segment, ref link, ref first);
        }

        _text.Raw("]"u8);
        if (written != entries)
            throw new InvalidDataException($"The log has {written} entries; its rows say {entries}.");
    }

    /// <param name="segment">What to write.</param>
    /// <param name="link">The team's hash chain before it, then after it.</param>
    /// <param name="first">Whether nothing has been written yet.</param>
    /// <returns>How many entries the segment has.</returns>
    private int Write(Segment segment, ref byte[] link, ref bool first)
    {
        var entries = 0;
        foreach (var frame in segment.NumberedFrames())
        {
            Separate(ref first);
            link = HashChain.Next(link, frame.Bytes.Span);
            entries += FrameJson.Write(_text, segment.Team, frame, link);
        }

        if (!segment.Hash.Span.SequenceEqual(link))
            throw new InvalidDataException($"The log of team '{segment.Team}' does not fit its hash chain between entries {segment.FirstSeq} and {segment.LastSeq}.");
        return entries;
    }

    private void WriteEnd()
    {
        var digest = Convert.ToHexStringLower(_text.Digest());
        _text.Raw(",\n\"sha256\":\""u8);
        _text.Raw(Encoding.UTF8.GetBytes(digest));
        _text.Raw("\"}\n"u8);
        _text.Flush();
    }

    private void Separate(ref bool first)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _text.Raw(first ? "\n"u8 : ",\n"u8);
        first = false;
    }
}
