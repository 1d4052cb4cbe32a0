using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Workshop.Entries;

namespace Workshop.Core.Tests.Entries;

/// <summary>Random entries as they are kept, and as a station might write them.</summary>
internal static class RandomEntries
{
    private static readonly JsonSerializerOptions[] Writers =
    [
        new(),
        new() { WriteIndented = true },
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping },
    ];

    // Everything that is written in more than one way, or looks like something else.
    private static readonly Gen<string> Character = Gen.OneOf(
        "a", "B", "7", ".", "-", "_", "/", ":", " ", "\"", "\\", "<", "&", "=", "'", "ä", "ß", "é", "e\u0301", "u\u0308", "Å", "\u212B",
        "ñ", "ﬁ", "각", "\u1100\u1161", "漢", "🎄", "👩‍🔧", "ע", "\u202E", "\uFFFF", "\u00AD", "\u0300");

    private static readonly Gen<string?> Absent = Gen.Const((string?)null);

    public static readonly Entry Example = new()
    {
        Seq = 1,
        Team = "Filbert",
        Feature = "paint",
        Type = "paint.done",
        Item = "Kreisel",
        Count = 3,
        Status = EntryStatus.Completed,
        Severity = Severity.None,
        Timestamp = Parsed.Now,
        ReceivedAt = Parsed.Now,
        Day = new DateOnly(2026, 12, 18),
    };

    /// <summary>An entry that names everything it can, received at <see cref="Parsed.Now"/> on the day of its timestamp.</summary>
    public static readonly Gen<Entry> One =
        from item in Optional(Name(200))
        from names in Gen.Select(Name(100), Name(100), Name(100))
        from id in Optional(Text(200).Where(t => t.Length > 0))
        from notes in Optional(Text(2_000).Where(t => t.Length > 0))
        from responsible in Optional(Text(200).Where(t => t.Length > 0))
        from numbers in Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 5], Gen.Int[0, 4], Gen.Long[0, 89L * 86_400_000])
        from unusual in Gen.Bool
        select new Entry
        {
            Seq = 1,
            Team = names.Item1,
            Feature = names.Item2,
            Type = names.Item3,
            Item = item,
            Id = id,
            Notes = notes,
            Responsible = responsible,
            Count = numbers.Item1,
            Status = (EntryStatus)numbers.Item2,
            Severity = (Severity)numbers.Item3,
            Timestamp = Parsed.Now.AddMilliseconds(-numbers.Item4),
            Day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Parsed.Now.AddMilliseconds(-numbers.Item4), Parsed.Berlin).DateTime),
            ReceivedAt = Parsed.Now,
            Unusual = unusual,
        };

    /// <summary>Entries of one team and day, numbered.</summary>
    public static readonly Gen<Entry[]> Frame = One.Array[1, 40].Select(entries => entries
        .Select((e, i) => e with { Seq = i + 1, Team = "Filbert", Day = new DateOnly(2026, 12, 18), Timestamp = Parsed.Now.AddMilliseconds(i * 977 % 50_000 - 25_000) })
        .ToArray());

    /// <summary>One way to write an entry; <paramref name="variety"/> chooses it.</summary>
    public static string ToJson(Entry entry, int variety)
    {
        var members = new JsonObject
        {
            ["item"] = Decorate(entry.Item, variety),
            ["team"] = Decorate(entry.Team, variety),
            ["count"] = entry.Count,
            ["type"] = entry.Type,
            ["feature"] = entry.Feature,
            ["id"] = entry.Id,
            ["notes"] = entry.Notes,
            ["responsible"] = entry.Responsible,
            ["unusual"] = entry.Unusual,
            ["status"] = entry.Status == EntryStatus.InProgress ? "in_progress" : entry.Status.ToString().ToLowerInvariant(),
            ["severity"] = entry.Severity == Severity.None ? null : entry.Severity.ToString().ToLowerInvariant(),
            ["timestamp"] = entry.Timestamp.ToOffset(TimeSpan.FromMinutes(variety % 1_679 - 839)).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        };
        var order = members.OrderBy(m => (m.Key.Length * 31 + m.Key[0]) * (variety % 97 + 1) % 101).ToList();
        members.Clear();
        return JsonSerializer.Serialize(new JsonObject(order), Writers[variety % Writers.Length]);
    }

    public static EntryFields Fields(Entry entry) => new()
    {
        Item = Utf8(entry.Item),
        Feature = Utf8(entry.Feature),
        Type = Utf8(entry.Type),
        Id = Utf8(entry.Id),
        Notes = Utf8(entry.Notes),
        Responsible = Utf8(entry.Responsible),
        Time = entry.Timestamp.ToUnixTimeMilliseconds(),
        Count = entry.Count,
        Status = entry.Status,
        Severity = entry.Severity,
        Marks = (entry.Unusual ? EntryMarks.Unusual : EntryMarks.None) | (entry.Demo ? EntryMarks.Demo : EntryMarks.None),
    };

    private static Gen<string> Name(int max) => Text(max).Select(t => t.Trim()).Where(t => t.Length > 0);

    private static Gen<string> Text(int max) => Character.Array[1, 12]
        .Select(characters => string.Concat(characters).Normalize(NormalizationForm.FormC))
        .Where(t => t.EnumerateRunes().Count() <= max && !t.Equals("break", StringComparison.OrdinalIgnoreCase));

    private static Gen<string?> Optional(Gen<string> text) => Gen.Frequency((1, Absent), (3, text.Select(t => (string?)t)));

    /// <summary>Another way to write a name: with white space around it, and decomposed.</summary>
    private static string? Decorate(string? name, int variety) => name is null || variety % 2 == 0
        ? name
        : $" \t{name.Normalize(NormalizationForm.FormD)}\u00A0";

    private static byte[] Utf8(string? text) => Encoding.UTF8.GetBytes(text ?? "");
}
