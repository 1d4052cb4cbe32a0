using System.Collections.Concurrent;
using System.Text;
using System.Text.Unicode;
using Workshop.Entries.Parsing;

namespace Workshop.Entries;

/// <summary>
/// Reads request bodies: good entries become frames in one pass, without anything in between, and bad ones are named with
/// their codes of docs/api.md. Thread-safe.
/// </summary>
public sealed class EntryParser(EntryRules rules, INameGate names)
{
    // A reader that has read a larger body may hold as much memory, and is not kept.
    private const int MaxBodyOfKeptReader = 1024 * 1024;

    private readonly LocalDays _days = new(rules.TimeZone);
    private readonly ConcurrentQueue<BodyReader> _readers = new();
    private readonly int _maxKeptReaders = Environment.ProcessorCount * 2;

    /// <summary>Parses a whole body, which must stay as it is until this returns.</summary>
    /// <param name="body">The body in one piece, not compressed.</param>
    /// <param name="format">How the entries are written.</param>
    /// <param name="context">What the request says; its teams are normalised by <see cref="EntryNames.TryNormalize"/>.</param>
    /// <param name="strict">If any entry has a problem, no batch is made.</param>
    /// <returns>The good entries as a batch per team, and what is wrong with the others. Whoever gets it disposes it.</returns>
    public ParsedEntries Parse(ReadOnlyMemory<byte> body, EntryFormat format, IngestContext context, bool strict)
    {
        var text = WithoutByteOrderMark(body.Span);
        if (!Utf8.IsValid(text))
            return Refuse(BodyProblems.NotUtf8(FindInvalid(text)));
        if (JsonWhiteSpace.IsBlank(text))
            return Refuse(BodyProblems.Empty);

        // If an exception escapes, the reader goes with it: its state is not known to be good.
        var reader = _readers.TryDequeue(out var kept) ? kept : new BodyReader(rules, _days, names);
        var parsed = reader.Read(text, format, context, strict);
        reader.Reset();
        if (text.Length <= MaxBodyOfKeptReader && _readers.Count < _maxKeptReaders)
            _readers.Enqueue(reader);
        return parsed;
    }

    private static ParsedEntries Refuse(BodyProblem problem) => new() { BodyProblem = problem };

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body["\uFEFF"u8.Length..] : body;

    private static int FindInvalid(ReadOnlySpan<byte> text)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(text[position..], out _, out var length) == System.Buffers.OperationStatus.Done)
            position += length;
        return position;
    }
}
