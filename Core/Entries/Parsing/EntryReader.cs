using System.Text.Json;

namespace Workshop.Entries.Parsing;

/// <summary>Reads one entry from JSON: finds its members, checks each by itself and leaves their values in a draft.</summary>
internal sealed class EntryReader(EntryClock clock, TextNormalizer texts, ProblemCollector problems, UnknownMembers unknown)
{
    /// <summary>Objects and arrays that may be nested.</summary>
    public const int MaxDepth = 16;

    /// <summary>The reader would throw where it goes deeper; we stop one before, so that a depth bomb costs no exception.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth + 1 };

    /// <summary>Reading has stopped because the body is nested too deep. Nothing more can be read from it.</summary>
    public bool TooDeep { get; private set; }

    /// <summary>Starts a body or a line.</summary>
    public void Clear() => TooDeep = false;

    /// <summary>Reads the value at which the reader stands, up to its last token.</summary>
    /// <exception cref="JsonException">The JSON is broken.</exception>
    public void Read(ref Utf8JsonReader reader, ref EntryDraft draft)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            problems.Add("entry.not_object", "An entry is a JSON object.");
            Skip(ref reader);
            return;
        }

        draft.IsObject = true;
        while (!TooDeep && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            ReadMember(ref reader, ref draft);
    }

    private void ReadMember(ref Utf8JsonReader reader, ref EntryDraft draft)
    {
        var member = FindMember(ref reader);
        reader.Read();
        if (member == Members.None)
            Skip(ref reader);
        else if ((draft.Seen & member) != Members.None)
            RefuseRepeated(ref reader, member);
        else
            ReadFirst(ref reader, member, ref draft);
    }

    private Members FindMember(ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        var member = reader.ValueIsEscaped ? FindEscaped(name) : MemberNames.Find(name);
        if (member == Members.None)
            unknown.Add(name);
        return member;
    }

    private static Members FindEscaped(ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[MemberNames.MaxLength * 6];
        return name.Length <= buffer.Length && JsonEscapes.TryUnescape(name, buffer, out var length)
            ? MemberNames.Find(buffer[..length])
            : Members.None;
    }

    private void RefuseRepeated(ref Utf8JsonReader reader, Members member)
    {
        problems.Add(member, "member.duplicate", "The member stands in the entry twice.");
        Skip(ref reader);
    }

    private void ReadFirst(ref Utf8JsonReader reader, Members member, ref EntryDraft draft)
    {
        draft.Seen |= member;
        if (reader.TokenType == JsonTokenType.Null)
            return;

        draft.Given |= member;
        switch (member)
        {
            case Members.Count:
                ReadCount(ref reader, ref draft);
                break;
            case Members.Unusual:
                ReadUnusual(ref reader, ref draft);
                break;
            default:
                ReadString(ref reader, member, ref draft);
                break;
        }
    }

    private void ReadCount(ref Utf8JsonReader reader, ref EntryDraft draft)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            RefuseType(ref reader, Members.Count, "a number");
            return;
        }

        switch (CountNumber.Read(reader.ValueSpan, out var count))
        {
            case CountFault.None:
                draft.Fields.Count = count;
                break;
            case CountFault.Integer:
                problems.Add(Members.Count, "count.integer", "\"count\" is a whole number, written without fraction and exponent.");
                break;
            case CountFault.Range:
                problems.Add(Members.Count, "count.range", "\"count\" is 0 to 1,000,000.");
                break;
        }
    }

    private void ReadUnusual(ref Utf8JsonReader reader, ref EntryDraft draft)
    {
        if (reader.TokenType == JsonTokenType.True)
            draft.Fields.Marks |= EntryMarks.Unusual;
        else if (reader.TokenType != JsonTokenType.False)
            RefuseType(ref reader, Members.Unusual, "true or false");
    }

    private void ReadString(ref Utf8JsonReader reader, Members member, ref EntryDraft draft)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            RefuseType(ref reader, member, "a string");
            return;
        }

        switch (member)
        {
            case Members.Timestamp:
                ReadTimestamp(ref reader, ref draft);
                break;
            case Members.Status:
                ReadStatus(ref reader, ref draft);
                break;
            case Members.Severity:
                ReadSeverity(ref reader, ref draft);
                break;
            default:
                ReadText(ref reader, member, ref draft);
                break;
        }
    }

    private void ReadText(scoped ref Utf8JsonReader reader, Members member, ref EntryDraft draft)
    {
        switch (member)
        {
            case Members.Item:
                draft.Fields.Item = Text(ref reader, member, TextRule.Item);
                break;
            case Members.Team:
                draft.Team = Text(ref reader, member, TextRule.Name);
                break;
            case Members.Type:
                draft.Fields.Type = Text(ref reader, member, TextRule.Name);
                break;
            case Members.Feature:
                draft.Fields.Feature = Text(ref reader, member, TextRule.Name);
                break;
            case Members.Id:
                draft.Fields.Id = Text(ref reader, member, TextRule.Id);
                break;
            case Members.Notes:
                draft.Fields.Notes = Text(ref reader, member, TextRule.Notes);
                break;
            case Members.Responsible:
                draft.Fields.Responsible = Text(ref reader, member, TextRule.Responsible);
                break;
        }
    }

    private ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader reader, Members member, TextRule rule)
    {
        var fault = texts.Read(reader.ValueSpan, reader.ValueIsEscaped, rule, out var text);
        if (fault != TextFault.None)
            problems.Add(member, fault, rule);
        return text;
    }

    private void ReadTimestamp(ref Utf8JsonReader reader, ref EntryDraft draft)
    {
        var fault = clock.Read(Word(ref reader), out var unixMs, out var relative);
        draft.Fields.Time = unixMs;
        if (relative)
            draft.Fields.Marks |= EntryMarks.RelativeTime;
        if (fault != TimestampFault.None)
            problems.Add(fault);
    }

    private void ReadStatus(ref Utf8JsonReader reader, ref EntryDraft draft)
    {
        draft.Fields.Status = Words.Status(Word(ref reader));
        if (draft.Fields.Status == EntryStatus.None)
            problems.Add(Members.Status, "status.unknown", "\"status\" is completed, failed, rework, scrapped or in_progress.");
    }

    private void ReadSeverity(ref Utf8JsonReader reader, ref EntryDraft draft)
    {
        draft.Fields.Severity = Words.Severity(Word(ref reader));
        if (draft.Fields.Severity == Severity.None)
            problems.Add(Members.Severity, "severity.unknown", "\"severity\" is info, warning, error or critical.");
    }

    /// <summary>A string with a fixed form, unescaped; as it stands if that cannot be, which is then no known word.</summary>
    private ReadOnlySpan<byte> Word(scoped ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? texts.UnescapeWord(reader.ValueSpan) : reader.ValueSpan;

    private void RefuseType(ref Utf8JsonReader reader, Members member, string expected)
    {
        problems.AddType(member, expected);
        Skip(ref reader);
    }

    /// <summary>Moves to the last token of the present value.</summary>
    private void Skip(ref Utf8JsonReader reader)
    {
        if (!IsStart(reader.TokenType))
            return;
        var depth = reader.CurrentDepth;
        while (!TooDeep && reader.Read() && reader.CurrentDepth > depth)
            TooDeep = IsStart(reader.TokenType) && reader.CurrentDepth >= MaxDepth;
    }

    private static bool IsStart(JsonTokenType token) => token is JsonTokenType.StartObject or JsonTokenType.StartArray;
}
