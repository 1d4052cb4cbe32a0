using Microsoft.Extensions.Options;

namespace Workshop.WebFront.Ingest;

/// <summary>Section <c>Workshop:Ingest</c>: how large a request may be.</summary>
internal sealed class IngestOptions
{
    public const string Section = "Workshop:Ingest";

    /// <summary>Bytes of a body as it is sent.</summary>
    public int MaxBodyBytes { get; set; } = 16 << 20;

    /// <summary>Bytes of a body after gunzip.</summary>
    public int MaxUnzippedBytes { get; set; } = 64 << 20;
}

internal sealed class IngestOptionsValidator : IValidateOptions<IngestOptions>
{
    private const int Min = 1 << 10;
    private const int Max = 1 << 29;

    public ValidateOptionsResult Validate(string? name, IngestOptions options)
    {
        var errors = new List<string>();
        if (options.MaxBodyBytes is < Min or > Max)
            errors.Add($"Workshop:Ingest:MaxBodyBytes must be {Min} to {Max} bytes.");
        if (options.MaxUnzippedBytes is < Min or > Max)
            errors.Add($"Workshop:Ingest:MaxUnzippedBytes must be {Min} to {Max} bytes.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
