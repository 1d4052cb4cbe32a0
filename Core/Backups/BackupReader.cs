using System.Text.Json;
using Workshop.Entries;
using Workshop.Stats;

namespace Workshop.Backups;

/// <summary>
/// Reads a backup from its beginning to its end, checks everything that can be checked, and hands on what it holds. Nothing is to be kept
/// of what was handed on unless <see cref="Read"/> has returned.
/// </summary>
internal sealed class BackupReader(Stream source, IRestoreTarget? target, CancellationToken cancellationToken) : IDisposable
{
    private readonly JsonTokens _tokens = new(source);
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly StoredFigures _figures = new();
    private readonly CorrectionCheck _corrections = new();
    private List<TeamMark>? _teams;
    private LocalDays _days = null!;
    private DateTimeOffset _at;

    /// <exception cref="BackupRefusedException">It is not good.</exception>
    public BackupHeader Read()
    {
        var header = HeaderReader.Read(_tokens);
        _at = header.Timestamp;
        _days = DaysOf(header.Metadata.TimeZone);
        ReadData();
        var digest = _tokens.Digest();
        _tokens.Member("", "sha256");
        if (_tokens.TextValue() != Convert.ToHexStringLower(digest))
            throw new BackupRefusedException(BackupCodes.Mismatch, "/sha256", "The checksum is not that of the backup: it was changed, or damaged.");
        if (_tokens.Next() != JsonTokenType.EndObject || _tokens.Next() != JsonTokenType.None)
            throw _tokens.Invalid("Nothing may stand behind the checksum.");
        CompareCounts(header.Counts);
        return header;
    }

    public void Dispose() => _tokens.Dispose();

    /// <summary>The hours of a day are those of the backup's time zone.</summary>
    private static LocalDays DaysOf(string zone) => !zone.Contains("..", StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)
        ? new LocalDays(known)
        : throw new BackupRefusedException(BackupCodes.Invalid, "/metadata/timeZone", "This machine does not know the time zone.");

    private void ReadData()
    {
        _tokens.Begin(JsonTokenType.StartObject);
        while (_tokens.Next() == JsonTokenType.PropertyName)
        {
            _tokens.Place = "/data";
            if (_tokens.IsNamed("team"))
                ReadTeams();
            else if (_tokens.IsNamed("log"))
                ReadLog();
            else
                ReadTable(BackupTables.All.FirstOrDefault(table => _tokens.IsNamed(table.Name)) ?? throw _tokens.Invalid("There is a table that this program does not know."));
        }

        _tokens.Place = "/data/log";
        if (!_counts.ContainsKey(BackupCounts.Entries))
            throw _tokens.Invalid("The log is missing.");
    }

    private void ReadTable(BackupTable table)
    {
        if (_teams is not null || !_counts.TryAdd(table.Name, 0))
            throw _tokens.Invalid("A table is there twice, or behind the teams.");
        _tokens.Begin(JsonTokenType.StartArray);
        object?[]? last = null;
        while (Next($"/data/{table.Name}/{_counts[table.Name]}"))
        {
            var row = RowJson.Read(_tokens, table);
            if (last is not null && RowJson.Compare(table, last, row) >= 0)
                throw _tokens.Invalid("The row is there twice, or does not stand in order.");
            last = row;
            _counts[table.Name]++;
            if (table == BackupTables.DailyStats)
                _figures.Add(row);
            else if (table == BackupTables.Corrections)
                _corrections.Check(_tokens, row);
            if (table.Restored)
                target?.Add(table, row);
        }
    }

    private void ReadTeams()
    {
        if (_teams is not null)
            throw _tokens.Invalid("The teams are there twice.");
        _teams = [];
        _tokens.Begin(JsonTokenType.StartArray);
        for (var place = "/data/team/0"; Next(place); place = $"/data/team/{_teams.Count}")
        {
            _teams.Add(ReadTeam(place));
            if (_teams.Count > 1 && RowJson.CompareTexts(_teams[^2].Team, _teams[^1].Team) >= 0)
                throw _tokens.Invalid("The team is there twice, or does not stand in order.");
        }

        _counts[BackupCounts.Teams] = _teams.Count;
    }

    private TeamMark ReadTeam(string place)
    {
        _tokens.Member(place, "name");
        var name = _tokens.TextValue();
        if (!EntryNames.TryNormalize(name, out var normal, out _) || normal != name)
            throw _tokens.Invalid("This cannot be a team's name.");
        _tokens.Member(place, "lastSeq");
        var lastSeq = _tokens.NumberValue();
        _tokens.Member(place, "counted");
        var counted = _tokens.NumberValue();
        if (counted > lastSeq || _tokens.Next() != JsonTokenType.EndObject)
            throw _tokens.Invalid("More is counted than there is, or something else stands here.");
        return new TeamMark(name, counted, lastSeq);
    }

    private void ReadLog()
    {
        if (_teams is null || _counts.ContainsKey(BackupCounts.Entries))
            throw _tokens.Invalid("The log is there twice, or before the teams.");
        var log = new LogReader(_tokens, _teams, _days, _at, _figures, target, cancellationToken);
        log.Read();
        _counts[BackupCounts.Entries] = log.Entries;
    }

    private void CompareCounts(IReadOnlyDictionary<string, long> stated)
    {
        foreach (var name in stated.Keys.Union(_counts.Keys))
        {
            if (stated.GetValueOrDefault(name) != _counts.GetValueOrDefault(name))
                throw new BackupRefusedException(
                    BackupCodes.Mismatch, $"/counts/{name}", $"The backup says {stated.GetValueOrDefault(name)}, but holds {_counts.GetValueOrDefault(name)}.");
        }
    }

    /// <summary>Whether another object begins.</summary>
    private bool Next(string place)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _tokens.Place = place;
        return _tokens.Next() switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.EndArray => false,
            _ => throw _tokens.Invalid("Only objects may stand here."),
        };
    }
}
