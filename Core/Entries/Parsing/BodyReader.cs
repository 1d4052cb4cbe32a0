using System.Text.Json;

namespace Workshop.Entries.Parsing;

/// <summary>
/// Reads one body at a time, with everything that this needs; kept and used again for the next one. Not thread-safe.
/// </summary>
internal sealed class BodyReader
{
    // Every broken line costs an exception in the JSON reader, some microseconds.
    private const int MaxBrokenLines = 1_000;

    private readonly EntryRules _rules;
    private readonly Scratch _scratch = new();
    private readonly ProblemCollector _problems = new();
    private readonly UnknownMembers _unknown = new();
    private readonly EntryClock _clock;
    private readonly EntryReader _entries;
    private readonly EntryCompletion _completion;
    private readonly BatchAssembler _assembler;
    private readonly NameCheck _names;
    private int _brokenLines;

    public BodyReader(EntryRules rules, LocalDays days, INameGate gate)
    {
        _rules = rules;
        _names = new NameCheck(gate);
        _clock = new EntryClock(rules, days);
        _entries = new EntryReader(_clock, new TextNormalizer(_scratch), _problems, _unknown);
        _completion = new EntryCompletion(rules, _clock, _names, _problems);
        _assembler = new BatchAssembler(days);
    }

    /// <summary>Reads a body that is UTF-8 and not empty.</summary>
    public ParsedEntries Read(ReadOnlySpan<byte> body, EntryFormat format, IngestContext context, bool strict)
    {
        _clock.ReceivedAt = context.ReceivedAt.ToUnixTimeMilliseconds();
        _completion.Begin(context);
        var refusal = ReadEntries(body, format) ?? CheckNames(body, format, context, strict);
        if (refusal is not null)
            return new ParsedEntries { BodyProblem = refusal };

        return new ParsedEntries
        {
            Batches = strict && _problems.Rejected > 0 ? [] : TakeBatches(),
            Rejected = _problems.Rejected,
            Problems = _problems.ToList(),
            UnknownMembers = _unknown.ToList(),
        };
    }

    /// <summary>Makes ready for the next body. What was not handed out of the last one is given back.</summary>
    public void Reset()
    {
        _assembler.Reset();
        _names.Clear();
        _problems.Clear();
        _unknown.Clear();
    }

    /// <summary>
    /// Asks for the names of the good entries. If one was refused the body is read again, now knowing which: rare enough, and
    /// so no entry must remember where it came from.
    /// </summary>
    private BodyProblem? CheckNames(ReadOnlySpan<byte> body, EntryFormat format, IngestContext context, bool strict)
    {
        if (strict && _problems.Rejected > 0)
            return null;
        foreach (var team in _assembler.Close())
            _names.Ask(team, context.KeyId);
        return _names.HasRefused ? ReadEntries(body, format) : null;
    }

    private EntryBatch[] TakeBatches()
    {
        var teams = _assembler.Close();
        var batches = new EntryBatch[teams.Count];
        for (var i = 0; i < batches.Length; i++)
            batches[i] = teams[i].TakeBatch();
        return batches;
    }

    private BodyProblem? ReadEntries(ReadOnlySpan<byte> body, EntryFormat format)
    {
        _assembler.Reset();
        _assembler.Begin(_clock.ReceivedAt);
        _problems.Clear();
        _entries.Clear();
        _brokenLines = 0;
        return format == EntryFormat.NdJson ? ReadLines(body) : ReadJson(body);
    }

    private BodyProblem? ReadJson(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, EntryReader.Options);
        try
        {
            reader.Read();
            var refusal = reader.TokenType == JsonTokenType.StartArray ? ReadArray(ref reader) : ReadOnly(ref reader);
            if (refusal is null)
                reader.Read();
            return refusal;
        }
        catch (JsonException e)
        {
            return BodyProblems.Malformed(e);
        }
    }

    private BodyProblem? ReadArray(ref Utf8JsonReader reader)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (index == _rules.MaxEntries)
                return BodyProblems.TooMany(_rules.MaxEntries);
            ReadEntry(ref reader, index, single: false);
            if (_entries.TooDeep)
                return BodyProblems.TooDeep;
        }

        return null;
    }

    private BodyProblem? ReadOnly(ref Utf8JsonReader reader)
    {
        ReadEntry(ref reader, 0, single: true);
        return _entries.TooDeep ? BodyProblems.TooDeep : null;
    }

    private void ReadEntry(ref Utf8JsonReader reader, int index, bool single)
    {
        Begin(index, single);
        var draft = new EntryDraft();
        _entries.Read(ref reader, ref draft);
        End(ref draft);
    }

    private BodyProblem? ReadLines(ReadOnlySpan<byte> body)
    {
        var entries = 0;
        for (var index = 0; !body.IsEmpty; index++)
        {
            var end = body.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            if (JsonWhiteSpace.IsBlank(line))
                continue;
            if (entries++ == _rules.MaxEntries)
                return BodyProblems.TooMany(_rules.MaxEntries);
            ReadLine(line, index);
            if (_brokenLines > MaxBrokenLines)
                return BodyProblems.NotLines(MaxBrokenLines);
        }

        return null;
    }

    private void ReadLine(ReadOnlySpan<byte> line, int index)
    {
        Begin(index, single: false);
        var draft = new EntryDraft();
        try
        {
            var reader = new Utf8JsonReader(line, EntryReader.Options);
            reader.Read();
            _entries.Read(ref reader, ref draft);
            if (!_entries.TooDeep)
                reader.Read();
        }
        catch (JsonException e)
        {
            _brokenLines++;
            RefuseLine(BodyProblems.Malformed(e, index));
            return;
        }

        if (_entries.TooDeep)
            RefuseLine(BodyProblems.TooDeep);
        else
            End(ref draft);
    }

    private void RefuseLine(BodyProblem problem)
    {
        _problems.Restart();
        _problems.Add(problem.Code, problem.Detail);
        _problems.End();
        _entries.Clear();
    }

    private void Begin(int index, bool single)
    {
        _scratch.Clear();
        _problems.Begin(index, single);
    }

    private void End(ref EntryDraft draft)
    {
        if (draft.IsObject)
            _completion.Complete(ref draft);
        if (_problems.End())
            _assembler.Add(draft.Team, draft.Fields);
    }
}
