using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Workshop.WebFront.Exports;

/// <summary>
/// Rows of CSV as RFC 4180 has it, in UTF-8. What a spreadsheet would take for a formula, because a station has sent it so, gets an
/// apostrophe in front, by which spreadsheets know text.
/// </summary>
internal sealed class Csv : IDisposable
{
    public const string ContentType = "text/csv";

    /// <summary>What formulas begin with, also in the wide letters of East Asian keyboards, and what spreadsheets skip on the way to it.</summary>
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        ShouldQuote = static field => NeedsQuotes(field.Field),
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = FormulaStarts,
        InjectionEscapeCharacter = '\'',
    };

    private readonly StringBuilder _text = new();
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly CsvWriter _csv;

    public Csv() => _csv = new CsvWriter(new StringWriter(_text, CultureInfo.InvariantCulture), Configuration);

    public void Row(params ReadOnlySpan<string?> fields)
    {
        foreach (var field in fields)
            _csv.WriteField(field);
        _csv.NextRecord();
    }

    /// <summary>Moves what was written so far.</summary>
    public void MoveTo(IBufferWriter<byte> target)
    {
        _csv.Flush();
        // A character can lie on both sides of a chunk's end.
        foreach (var chunk in _text.GetChunks())
            _encoder.Convert(chunk.Span, target, flush: false, out _, out _);
        _text.Clear();
    }

    public void Dispose() => _csv.Dispose();

    private static bool NeedsQuotes(string? field) =>
        field is { Length: > 0 } && (field[0] == ' ' || field[^1] == ' ' || field.AsSpan().IndexOfAny(",\"\r\n") >= 0);
}
