using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Workshop.WebFront.OpenApi;

/// <summary>An entry as stations send it. Only described here: Core's parser reads it straight from the body.</summary>
[Description("One entry. It has an item, a type or both. Unknown members are ignored, but named in the answer's warnings.")]
internal sealed record EntryInput
{
    [Description("What was made."), MaxLength(200)]
    public string? Item { get; init; }

    [Description("How many."), Range(0, 1_000_000), DefaultValue(1)]
    public int? Count { get; init; }

    [Description("Who made it. Needed here, in ?team= or by the key."), MaxLength(100)]
    public string? Team { get; init; }

    [Description("When: RFC 3339, or HH:mm for that minute today in the workshop's time zone. Absent: now.")]
    public string? Timestamp { get; init; }

    [Description("With what result. Default completed if there is no type."), AllowedValues("completed", "failed", "rework", "scrapped", "in_progress")]
    public string? Status { get; init; }

    [Description("Dot-separated. Default production.<status>."), MaxLength(100)]
    public string? Type { get; init; }

    [Description("Default: what stands before the first dot of type."), MaxLength(100)]
    public string? Feature { get; init; }

    [Description("How bad it is."), AllowedValues("info", "warning", "error", "critical")]
    public string? Severity { get; init; }

    [Description("The sender's own id. The same id of the same team and day counts once."), MaxLength(200)]
    public string? Id { get; init; }

    [Description("Free text."), MaxLength(2_000)]
    public string? Notes { get; init; }

    [Description("Who did it."), MaxLength(200)]
    public string? Responsible { get; init; }

    [Description("Marks the entry, so that it is found again."), DefaultValue(false)]
    public bool? Unusual { get; init; }
}

/// <summary>What an append is answered with.</summary>
internal sealed record IngestResult(int Accepted, int Duplicates, int Rejected, IReadOnlyList<EntryError> Errors, IReadOnlyList<string> Warnings);

/// <summary>What is wrong with one entry.</summary>
internal sealed record EntryError(int Index, string Pointer, string Code, string Detail);

/// <summary>RFC 9457 problem details.</summary>
internal sealed record ProblemOutput(string Type, string Title, int Status, string? Detail, string Code, int? Rejected, IReadOnlyList<PlacedError>? Errors);

/// <summary>What is wrong at one place: of an entry, which has an index, or of the body.</summary>
internal sealed record PlacedError(int? Index, string Pointer, string Code, string Detail);
