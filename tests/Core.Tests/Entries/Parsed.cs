using System.Text;
using Workshop.Entries;

namespace Workshop.Core.Tests.Entries;

/// <summary>Parses bodies for tests: in Berlin, on 18 December 2026 at 10:14:02 local time.</summary>
internal static class Parsed
{
    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static readonly DateTimeOffset Now = new(2026, 12, 18, 9, 14, 2, 113, TimeSpan.Zero);

    public static readonly EntryRules Rules = new() { TimeZone = Berlin };

    public static readonly IngestContext Context = new() { KeyId = "k1", DefaultTeam = "Filbert", ReceivedAt = Now };

    public static ParsedEntries Body(
        ReadOnlyMemory<byte> body,
        EntryFormat format = EntryFormat.Json,
        EntryRules? rules = null,
        IngestContext? context = null,
        INameGate? names = null,
        bool strict = false) =>
        new EntryParser(rules ?? Rules, names ?? new OpenGate()).Parse(body, format, context ?? Context, strict);

    public static ParsedEntries Json(
        string body, EntryRules? rules = null, IngestContext? context = null, INameGate? names = null, bool strict = false) =>
        Body(Encoding.UTF8.GetBytes(body), EntryFormat.Json, rules, context, names, strict);

    public static ParsedEntries Lines(string body, INameGate? names = null, bool strict = false) =>
        Body(Encoding.UTF8.GetBytes(body), EntryFormat.NdJson, names: names, strict: strict);

    /// <summary>The only entry of a body that must have nothing wrong.</summary>
    public static Entry One(string body, EntryRules? rules = null, IngestContext? context = null)
    {
        using var parsed = Json(body, rules, context);
        parsed.BodyProblem.ShouldBeNull();
        parsed.Problems.ShouldBeEmpty();
        return Entries(parsed).ShouldHaveSingleItem();
    }

    /// <summary>The problems of a body that has no good entry, each as "pointer code".</summary>
    public static string[] Problems(string body, EntryRules? rules = null, IngestContext? context = null)
    {
        using var parsed = Json(body, rules, context);
        parsed.BodyProblem.ShouldBeNull();
        parsed.Batches.ShouldBeEmpty();
        return Codes(parsed);
    }

    public static string[] Codes(ParsedEntries parsed) => [.. parsed.Problems.Select(p => $"{p.Pointer} {p.Code}")];

    /// <summary>All entries, decoded; numbered from 1 per batch.</summary>
    public static List<Entry> Entries(ParsedEntries parsed) => [.. parsed.Batches.SelectMany(Entries)];

    public static List<Entry> Entries(EntryBatch batch)
    {
        var entries = new List<Entry>();
        foreach (var bytes in batch.Frames)
        {
            var frame = new Frame(bytes);
            foreach (ref readonly var row in frame.Rows)
                entries.Add(frame.Decode(row, batch.Team, entries.Count + 1));
        }

        return entries;
    }
}

/// <summary>Lets every name in.</summary>
internal sealed class OpenGate : INameGate
{
    public bool Admit(NameKind kind, ReadOnlySpan<byte> name, string keyId) => true;
}
