using System.Text;
using CsCheck;
using Workshop.Entries;

namespace Workshop.Core.Tests.Entries;

public class ParserPropertyTests
{
    private static readonly EntryParser Parser = new(Parsed.Rules, new OpenGate());

    private static readonly byte[][] Fragments =
    [
        .. ((string[])["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83c", "null", "true", "-", "1e", "999999999999", "\n", "\0", "é", "\uFFFE",
            "\"item\":", "\"count\":", "\"timestamp\":\"02:30\"", "\"team\":\"\"", "{\"item\":\"x\"}", "[[[[[[[[[[[[[[[[[["])
            .Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xED, 0xA0, 0x80],
    ];

    [Fact]
    public void Valid_entries_are_kept_as_they_are_however_they_are_written() =>
        Gen.Select(RandomEntries.One.Array[1, 20], Gen.Int[0, 1_000_000], Gen.Bool).Sample((entries, variety, lines) =>
        {
            using var parsed = Parse(Write(entries, variety, lines), lines);
            parsed.BodyProblem.ShouldBeNull();
            parsed.Problems.ShouldBeEmpty();
            ByPlace(Parsed.Entries(parsed)).ShouldBe(ByPlace(entries));
        }, iter: 500);

    [Fact]
    public void Random_bytes_never_throw() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Bool).Sample((body, lines) => Check(body, lines), iter: 5_000);

    [Fact]
    public void Pieces_of_json_in_any_order_never_throw() =>
        Gen.Select(Gen.OneOf(Fragments).Array[0, 30], Gen.Bool).Sample(
            (pieces, lines) => Check([.. pieces.SelectMany(p => p)], lines), iter: 5_000);

    [Fact]
    public void Mutated_json_never_throws() =>
        Gen.Select(RandomEntries.One.Array[1, 4], Gen.Int[0, 1_000_000], Gen.Bool, Mutation.Array[1, 4]).Sample((entries, variety, lines, mutations) =>
        {
            var body = Write(entries, variety, lines);
            foreach (var (at, remove, insert) in mutations)
                body = Mutate(body, at, remove, insert);
            Check(body, lines);
        }, iter: 3_000);

    [Fact]
    public void Threads_do_not_confuse_each_other() =>
        Parallel.For(0, 2_000, i =>
        {
            var items = Enumerable.Range(0, i % 50 + 1).Select(n => $"{i}-{n}").ToList();
            var body = $"[{string.Join(',', items.Select((item, n) => $$"""{"item":"{{item}}","team":"t{{(i + n) % 3}}"}"""))}]";
            using var parsed = Parse(Encoding.UTF8.GetBytes(body), lines: false);
            Parsed.Entries(parsed).Select(e => e.Item).ShouldBe(items, ignoreOrder: true);
        });

    private static Gen<(int At, int Remove, byte[] Insert)> Mutation =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 5], Gen.OneOf(Gen.OneOf(Fragments), Gen.Byte.Array[0, 3]));

    private static byte[] Mutate(byte[] body, int at, int remove, byte[] insert)
    {
        at %= body.Length + 1;
        return [.. body[..at], .. insert, .. body[Math.Min(at + remove, body.Length)..]];
    }

    /// <summary>A body is refused whole, or every entry of it is either good or has a problem.</summary>
    private static void Check(byte[] body, bool lines)
    {
        using var parsed = Parse(body, lines);
        if (parsed.BodyProblem is not null)
        {
            parsed.Batches.ShouldBeEmpty();
            parsed.Problems.ShouldBeEmpty();
            parsed.Rejected.ShouldBe(0);
            return;
        }

        parsed.Problems.Select(p => p.Index).Distinct().Count().ShouldBe(parsed.Rejected);
        Parsed.Entries(parsed).Count.ShouldBe(parsed.Batches.Sum(b => b.Count));
    }

    private static ParsedEntries Parse(byte[] body, bool lines) =>
        Parser.Parse(body, lines ? EntryFormat.NdJson : EntryFormat.Json, Parsed.Context, strict: false);

    private static byte[] Write(Entry[] entries, int variety, bool lines)
    {
        var written = entries.Select((e, i) => RandomEntries.ToJson(e, variety + i));
        return Encoding.UTF8.GetBytes(lines ? string.Join('\n', written.Select(OnOneLine)) : $"[{string.Join(',', written)}]");
    }

    // Line ends between members only; in strings they are escaped.
    private static string OnOneLine(string json) => json.ReplaceLineEndings(" ");

    /// <summary>In the order of batches and frames: by team and day, in each by position.</summary>
    private static IEnumerable<Entry> ByPlace(IEnumerable<Entry> entries) =>
        entries.GroupBy(e => (e.Team, e.Day)).OrderBy(g => g.Key.Team, StringComparer.Ordinal).ThenBy(g => g.Key.Day).SelectMany(g => g.Select(e => e with { Seq = 0 }));
}
