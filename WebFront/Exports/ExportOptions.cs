using Microsoft.Extensions.Options;

namespace Workshop.WebFront.Exports;

/// <summary>Section <c>Workshop:Exports</c>.</summary>
internal sealed class ExportOptions
{
    public const string Section = "Workshop:Exports";

    /// <summary>The TrueType file that PDFs are written with; empty: one that the machine has.</summary>
    public string? FontFile { get; set; }

    /// <summary>The same for bold text; empty: <see cref="FontFile"/>, made bolder.</summary>
    public string? BoldFontFile { get; set; }
}

internal sealed class ExportOptionsValidator : IValidateOptions<ExportOptions>
{
    public ValidateOptionsResult Validate(string? name, ExportOptions options)
    {
        var errors = new List<string>();
        if (!string.IsNullOrEmpty(options.FontFile) && !File.Exists(options.FontFile))
            errors.Add("Workshop:Exports:FontFile must name a TrueType file that is there.");
        if (!string.IsNullOrEmpty(options.BoldFontFile) && !File.Exists(options.BoldFontFile))
            errors.Add("Workshop:Exports:BoldFontFile must name a TrueType file that is there.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
