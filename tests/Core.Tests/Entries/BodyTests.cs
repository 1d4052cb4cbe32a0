using System.Text;
using Workshop.Entries;

namespace Workshop.Core.Tests.Entries;

public class BodyTests
{
    [Theory]
    [InlineData("", "body.empty")]
    [InlineData(" \r\n\t", "body.empty")]
    [InlineData("\uFEFF", "body.empty")]
    [InlineData("{", "json.malformed")]
    [InlineData("[{\"item\":\"a\"}", "json.malformed")]
    [InlineData("[{\"item\":\"a\"},]", "json.malformed")]
    [InlineData("[{\"item\":\"a\"}] x", "json.malformed")]
    [InlineData("{\"item\":\"a\"}\n{\"item\":\"b\"}", "json.malformed")]
    [InlineData("{\"item\":\"a\" // why\n}", "json.malformed")]
    [InlineData("{\"item\":\"\u0001\"}", "json.malformed")]
    [InlineData("{\"item\":\"\\x\"}", "json.malformed")]
    [InlineData("{'item':'a'}", "json.malformed")]
    [InlineData("{\"item\":\"a\",\"count\":007}", "json.malformed")]
    [InlineData("{\"item\":\"a\",\"count\":NaN}", "json.malformed")]
    [InlineData("item=a&count=4", "json.malformed")]
    public void A_body_that_cannot_be_read_is_refused_whole(string body, string code)
    {
        using var parsed = Parsed.Json(body);
        parsed.BodyProblem!.Code.ShouldBe(code);
        parsed.Batches.ShouldBeEmpty();
        parsed.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Broken_json_is_answered_with_its_place_and_no_exception_text()
    {
        using var parsed = Parsed.Json("[{\"item\":\"a\"},\n {\"item\":?}]");
        parsed.BodyProblem!.Detail.ShouldBe("Not JSON at line 2, byte 10.");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    public void Wrong_utf8_is_refused_with_its_place(byte[] wrong)
    {
        using var parsed = Parsed.Body((byte[])[.. "{\"item\":\""u8, .. wrong, .. "\"}"u8]);
        parsed.BodyProblem.ShouldBe(new BodyProblem("body.utf8", "The body is not UTF-8 at byte 10."));
    }

    [Fact]
    public void A_byte_order_mark_is_tolerated() => Parsed.One("\uFEFF{\"item\":\"a\"}").Item.ShouldBe("a");

    [Fact]
    public void An_empty_array_has_no_entries_and_nothing_wrong()
    {
        using var parsed = Parsed.Json("[]");
        parsed.BodyProblem.ShouldBeNull();
        parsed.Rejected.ShouldBe(0);
        parsed.Batches.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"item\":\"x\",\"nix\":[")]
    [InlineData("{\"item\":[")]
    [InlineData("[[")]
    public void A_depth_bomb_is_refused(string level)
    {
        using var parsed = Parsed.Json(string.Concat(Enumerable.Repeat(level, 100_000)));
        parsed.BodyProblem!.Code.ShouldBe("json.depth");
    }

    [Theory]
    [InlineData(15, null)]
    [InlineData(16, "json.depth")]
    public void Sixteen_levels_are_deep_enough(int levels, string? code)
    {
        var nested = new string('[', levels) + new string(']', levels);
        using var parsed = Parsed.Json($$"""{"item":"x","nix":{{nested}}}""");
        (parsed.BodyProblem?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, "entries.too_many")]
    public void A_request_may_have_so_many_entries(int entries, string? code)
    {
        var rules = Parsed.Rules with { MaxEntries = 3 };
        using var array = Parsed.Json($"[{string.Join(',', Enumerable.Repeat("{\"item\":\"a\"}", entries))}]", rules);
        (array.BodyProblem?.Code).ShouldBe(code);
        var text = string.Join('\n', Enumerable.Repeat("{\"item\":\"a\"}\n", entries));
        using var lines = Parsed.Body(Encoding.UTF8.GetBytes(text), EntryFormat.NdJson, rules);
        (lines.BodyProblem?.Code).ShouldBe(code);
    }

    [Fact]
    public void A_broken_line_is_one_rejected_entry()
    {
        using var parsed = Parsed.Lines("{\"item\":\"a\"}\r\n\n{\"item\":\"\",\"count\":}\n{\"item\":\"b\"} {\"item\":\"c\"}\n7\n  {\"item\":\"d\"}");
        parsed.BodyProblem.ShouldBeNull();
        parsed.Rejected.ShouldBe(3);
        Parsed.Codes(parsed).ShouldBe(["/2 json.malformed", "/3 json.malformed", "/4 entry.not_object"]);
        parsed.Problems[0].Detail.ShouldBe("Not JSON at line 3, byte 20.");
        Parsed.Entries(parsed).Select(e => e.Item).ShouldBe(["a", "d"]);
    }

    [Theory]
    [InlineData(1_000, null)]
    [InlineData(1_001, "json.malformed")]
    public void A_body_of_broken_lines_is_not_ndjson(int broken, string? code)
    {
        using var parsed = Parsed.Lines("{\"item\":\"a\"}\n" + string.Concat(Enumerable.Repeat("{\n", broken)));
        (parsed.BodyProblem?.Code).ShouldBe(code);
        parsed.Batches.Count.ShouldBe(code is null ? 1 : 0);
        parsed.Rejected.ShouldBe(code is null ? broken : 0);
    }

    [Fact]
    public void A_line_that_is_too_deep_is_one_rejected_entry()
    {
        using var parsed = Parsed.Lines($"{{\"item\":\"a\"}}\n{new string('[', 5_000)}\n{{\"item\":\"b\"}}");
        Parsed.Codes(parsed).ShouldBe(["/1 json.depth"]);
        Parsed.Entries(parsed).Select(e => e.Item).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void The_members_of_a_line_have_the_line_in_their_pointer()
    {
        using var parsed = Parsed.Lines("{\"item\":\"a\"}\n\n{\"item\":\"b\",\"count\":-4}");
        Parsed.Codes(parsed).ShouldBe(["/2/count count.range"]);
        parsed.Problems[0].Index.ShouldBe(2);
    }
}
