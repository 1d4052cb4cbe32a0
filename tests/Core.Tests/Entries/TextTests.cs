using System.Text;
using Workshop.Entries;

namespace Workshop.Core.Tests.Entries;

public class TextTests
{
    [Theory]
    [InlineData("Holzeisenbahn", "Holzeisenbahn")]
    [InlineData("  zwei Wörter\u00A0\u3000", "zwei Wörter")]
    [InlineData("\\tTab\\r\\n", "Tab")]
    [InlineData("\\u0041\\/\\\\\\\"", "A/\\\"")]
    [InlineData("\\ud83c\\udf84", "🎄")]
    [InlineData("u\u0308ber", "über")]
    [InlineData("u\\u0308ber", "über")]
    [InlineData("\u212B", "Å")]
    [InlineData("\u1100\u1161\u11A8", "각")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("=SUM(A1:A9)", "=SUM(A1:A9)")]
    [InlineData("\u202Eabc\u200F", "\u202Eabc\u200F")]
    public void A_name_is_kept_trimmed_and_in_nfc(string inJson, string kept) =>
        Parsed.One($$"""{"item":"{{inJson}}"}""").Item.ShouldBe(kept);

    [Fact]
    public void Notes_and_ids_keep_their_white_space()
    {
        var entry = Parsed.One("""{"item":"x","id":" 7 ","notes":"\ta\n ","responsible":" Filbert "}""");
        entry.Id.ShouldBe(" 7 ");
        entry.Notes.ShouldBe("\ta\n ");
        entry.Responsible.ShouldBe(" Filbert ");
    }

    [Fact]
    public void Empty_notes_are_no_notes()
    {
        var entry = Parsed.One("""{"item":"x","notes":"","responsible":""}""");
        entry.Notes.ShouldBeNull();
        entry.Responsible.ShouldBeNull();
    }

    [Theory]
    [InlineData("item")]
    [InlineData("team")]
    [InlineData("type")]
    [InlineData("feature")]
    public void A_name_must_not_be_empty(string member)
    {
        Problems(member, "").ShouldBe([$"/{member} {member}.empty"]);
        Problems(member, " \\t\u00A0").ShouldBe([$"/{member} {member}.empty"]);
    }

    [Fact]
    public void An_id_must_not_be_empty() => Problems("id", "").ShouldBe(["/id id.empty"]);

    [Theory]
    [InlineData("item", 200)]
    [InlineData("team", 100)]
    [InlineData("type", 100)]
    [InlineData("feature", 100)]
    [InlineData("id", 200)]
    [InlineData("notes", 2_000)]
    [InlineData("responsible", 200)]
    public void Lengths_are_counted_in_scalar_values_after_normalisation(string member, int max)
    {
        foreach (var character in (string[])["a", "ä", "u\u0308", "🎄", "\\ud83c\\udf84", "\u03B1\u0313\u0300\u0345"])
        {
            Problems(member, Repeat(character, max)).ShouldBeEmpty();
            Problems(member, Repeat(character, max + 1)).ShouldBe([$"/{member} {member}.too_long"]);
        }

        Problems(member, Repeat("\\u0061", 100 * max)).ShouldBe([$"/{member} {member}.too_long"]);
    }

    [Theory]
    [InlineData("item", "a\\u0000b")]
    [InlineData("item", "a\\nb")]
    [InlineData("item", "a\\u001fb")]
    [InlineData("item", "a\u007Fb")]
    [InlineData("item", "ü\u0085b")]
    [InlineData("item", "ü\u009F")]
    [InlineData("item", "\\ud800")]
    [InlineData("item", "\\udf84\\ud83c")]
    [InlineData("item", "\\ud83cx")]
    [InlineData("item", "\\ud83c\\n")]
    [InlineData("item", "\\ud83c\\u0041")]
    [InlineData("id", "a\\tb")]
    [InlineData("team", "a\\u0007")]
    [InlineData("feature", "\\u009b")]
    [InlineData("type", "a\\u0000")]
    [InlineData("responsible", "a\\nb")]
    [InlineData("notes", "a\\u0000b")]
    [InlineData("notes", "a\\u000bb")]
    [InlineData("notes", "a\u0080b")]
    public void Control_characters_and_half_surrogates_are_refused(string member, string inJson) =>
        Problems(member, inJson).ShouldBe([$"/{member} {member}.characters"]);

    [Theory]
    [InlineData("a\\uFFFEb")]
    [InlineData("\uFFFE")]
    public void The_one_noncharacter_that_the_platform_cannot_normalise_is_refused(string inJson) =>
        Problems("item", inJson).ShouldBe(["/item item.characters"]);

    [Fact]
    public void Every_other_character_can_be_in_notes()
    {
        var parser = new EntryParser(Parsed.Rules, new OpenGate());
        foreach (var runes in Enumerable.Range(' ', 0x10FFFF - ' ' + 1).Where(IsAllowed).Chunk(20_000))
        {
            var texts = runes.Select(r => "a" + new Rune(r)).ToList();
            var body = $"[{string.Join(',', texts.Select(t => $$"""{"item":"x","notes":"{{t.Replace("\\", "\\\\").Replace("\"", "\\\"")}}"}"""))}]";
            using var parsed = parser.Parse(Encoding.UTF8.GetBytes(body), EntryFormat.Json, Parsed.Context, strict: false);
            parsed.Problems.ShouldBeEmpty();
            Parsed.Entries(parsed).Select(e => e.Notes).SequenceEqual(texts.Select(t => t.Normalize())).ShouldBeTrue();
        }

        // All of the basic plane, and a sample of the others.
        static bool IsAllowed(int value) => (value <= 0xFFFF || value % 61 == 0) && Rune.IsValid(value) && value != 0xFFFE && !Rune.IsControl(new Rune(value));
    }

    [Fact]
    public void Latin_characters_around_the_refused_ones_are_fine() =>
        Parsed.One("{\"item\":\"\u00A0\u00A1\u00BF~ x\"}").Item.ShouldBe("\u00A1\u00BF~ x");

    // Normalising a run of marks takes time quadratic in its length.
    [Fact]
    public void Endless_combining_marks_are_refused()
    {
        Problems("notes", "a" + Repeat("\u0316\u0301", 15)).ShouldBeEmpty();
        Problems("notes", "a" + Repeat("\u0316\u0301", 900)).ShouldBe(["/notes notes.characters"]);
    }

    [Theory]
    [InlineData("Filbert", "Filbert", TextFault.None)]
    [InlineData(" Mu\u0308ller ", "Müller", TextFault.None)]
    [InlineData(" ", "", TextFault.Empty)]
    [InlineData("a\nb", "", TextFault.Characters)]
    public void A_name_outside_an_entry_is_brought_into_the_same_form(string text, string expected, TextFault expectedFault)
    {
        EntryNames.TryNormalize(text, out var name, out var fault).ShouldBe(expectedFault == TextFault.None);
        name.ShouldBe(expected);
        fault.ShouldBe(expectedFault);
    }

    [Fact]
    public void A_name_outside_an_entry_has_no_half_surrogates()
    {
        EntryNames.TryNormalize("a\uD83C", out _, out var fault).ShouldBeFalse();
        fault.ShouldBe(TextFault.Characters);
    }

    [Fact]
    public void A_name_outside_an_entry_has_the_same_limit()
    {
        EntryNames.TryNormalize(new string('ß', 100), out _, out _).ShouldBeTrue();
        EntryNames.TryNormalize(new string('ß', 101), out _, out var fault).ShouldBeFalse();
        fault.ShouldBe(TextFault.TooLong);
    }

    private static string[] Problems(string member, string inJson)
    {
        var body = member == "item" ? $$"""{"item":"{{inJson}}"}""" : $$"""{"item":"x","{{member}}":"{{inJson}}"}""";
        using var parsed = Parsed.Json(body);
        parsed.BodyProblem.ShouldBeNull();
        return Parsed.Codes(parsed);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
