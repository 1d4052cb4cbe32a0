using System.Buffers;
using System.Text.Json;
using Workshop.Entries;
using Workshop.Entries.Parsing;
using Workshop.Log;

namespace Workshop.Backups;

/// <summary>What the entries of a frame have in common.</summary>
/// <param name="Hash">The team's hash chain after it.</param>
internal sealed record FrameHead(string Team, DateOnly Day, long FirstSeq, long ReceivedAt, MarkedRows Relative, MarkedRows Demo, byte[] Hash);

/// <summary>
/// Makes frames of entries in a backup, with the code that reads what stations send: what could not have come in so is refused.
/// </summary>
internal sealed class FrameReader
{
    /// <summary>The days of a frame are those of a time zone; every one of these is at most a day beside that of UTC.</summary>
    private const int MaxDaysBeside = 1;

    private readonly Scratch _scratch = new();
    private readonly ProblemCollector _problems = new();
    private readonly UnknownMembers _unknown = new();
    private readonly FrameBuilder _builder = new();
    private readonly EntryClock _clock;
    private readonly EntryReader _entries;

    public FrameReader()
    {
        // How long entries are kept may be set otherwise by now; these have been kept.
        var rules = new EntryRules { TimeZone = TimeZoneInfo.Utc, RetentionDays = 366 * 100 };
        _clock = new EntryClock(rules, new LocalDays(TimeZoneInfo.Utc));
        _entries = new EntryReader(_clock, new TextNormalizer(_scratch), _problems, _unknown);
    }

    /// <summary>Reads a frame up to its entries; the reader has just begun its object.</summary>
    public static FrameHead ReadHead(JsonTokens tokens, string place)
    {
        tokens.Member(place, "team");
        var team = tokens.TextValue();
        tokens.Member(place, "day");
        var day = tokens.DayValue();
        tokens.Member(place, "firstSeq");
        var firstSeq = tokens.NumberValue();
        tokens.Member(place, "receivedAt");
        var receivedAt = tokens.TimeValue().ToUnixTimeMilliseconds();
        var head = new FrameHead(team, day, firstSeq, receivedAt, MarkedRows.None, MarkedRows.None, []);
        while (true)
        {
            if (tokens.Next() != JsonTokenType.PropertyName)
                throw tokens.Invalid("The entries are missing.");
            if (tokens.IsNamed("entries"))
                return head.Hash.Length > 0 ? head : throw tokens.Invalid("The hash is missing.");
            head = ReadOptional(tokens, place, head);
        }
    }

    /// <summary>Reads a frame's entries, up to the end of its object.</summary>
    /// <returns>The frame, in memory of its own.</returns>
    public byte[] ReadEntries(JsonTokens tokens, string place, FrameHead head)
    {
        tokens.Begin(JsonTokenType.StartArray);
        _clock.ReceivedAt = head.ReceivedAt;
        _problems.Clear();
        _unknown.Clear();
        _builder.Begin(head.Day, head.ReceivedAt);
        tokens.Place = $"{place}/entries";
        while (tokens.NextObject(out var json))
        {
            if (_builder.IsFull)
                throw tokens.Invalid($"At most {Frame.MaxRows} entries stand together.");
            ReadEntry(tokens, json, place, head);
        }

        if (_builder.Count == 0 || !head.Relative.AreWithin(_builder.Count) || !head.Demo.AreWithin(_builder.Count))
            throw tokens.Invalid("There is no entry, or one is marked that is not there.");
        if (tokens.Next() != JsonTokenType.EndObject)
            throw tokens.Invalid("Nothing may stand behind the entries.");
        return _builder.Build();
    }

    private static FrameHead ReadOptional(JsonTokens tokens, string place, FrameHead head)
    {
        tokens.Place = place;
        if (tokens.IsNamed("relativeTime") && head.Relative == MarkedRows.None)
            return head with { Relative = MarkedRows.Read(tokens, $"{place}/relativeTime") };
        if (tokens.IsNamed("demo") && head.Demo == MarkedRows.None)
            return head with { Demo = MarkedRows.Read(tokens, $"{place}/demo") };
        if (!tokens.IsNamed("hash") || head.Hash.Length > 0)
            throw tokens.Invalid("A member is there twice, or it is unknown.");
        tokens.Place = $"{place}/hash";
        var hash = new byte[HashChain.LinkSize];
        if (Convert.FromHexString(tokens.TextValue(), hash, out _, out var length) != OperationStatus.Done || length != hash.Length)
            throw tokens.Invalid("A SHA-256 in hexadecimal must stand here.");
        return head with { Hash = hash };
    }

    private void ReadEntry(JsonTokens tokens, ReadOnlySpan<byte> json, string place, FrameHead head)
    {
        var index = _builder.Count;
        _scratch.Clear();
        _problems.Begin(index);
        var draft = new EntryDraft();
        var reader = new Utf8JsonReader(json, EntryReader.Options);
        reader.Read();
        _entries.Read(ref reader, ref draft);
        if (!_problems.End())
        {
            var problem = _problems.ToList()[^1];
            throw new BackupRefusedException(BackupCodes.Invalid, $"{place}/entries{problem.Pointer}", problem.Detail);
        }

        tokens.Place = $"{place}/entries";
        if (!IsWhole(draft) || draft.Fields.Marks.HasFlag(EntryMarks.RelativeTime) || IsOutside(draft.Fields.Time, head.Day))
            throw new BackupRefusedException(
                BackupCodes.Invalid, $"{place}/entries/{index}", "The entry lacks a member, has one too many, or its timestamp does not fit its day.");
        draft.Fields.Marks |= head.Relative.Has(index) ? EntryMarks.RelativeTime : EntryMarks.None;
        draft.Fields.Marks |= head.Demo.Has(index) ? EntryMarks.Demo : EntryMarks.None;
        _builder.Add(draft.Fields);
    }

    private bool IsWhole(in EntryDraft draft) =>
        draft.Has(Members.Count) && draft.Has(Members.Type) && draft.Has(Members.Feature) && draft.Has(Members.Timestamp)
        && !draft.Has(Members.Team) && _unknown.ToList().Count == 0;

    private static bool IsOutside(long unixMs, DateOnly day)
    {
        var utc = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs).UtcDateTime);
        return Math.Abs(utc.DayNumber - day.DayNumber) > MaxDaysBeside;
    }
}
