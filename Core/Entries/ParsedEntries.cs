namespace Workshop.Entries;

/// <summary>How the entries of a request body are written.</summary>
public enum EntryFormat
{
    /// <summary>One JSON object, or an array of them.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    NdJson,
}

/// <summary>What an entry's request says about it.</summary>
public sealed record IngestContext
{
    /// <summary>The team of entries that name none.</summary>
    public string? DefaultTeam { get; init; }

    /// <summary>The only team that the key may post for.</summary>
    public string? BoundTeam { get; init; }

    /// <summary>Who introduces new names.</summary>
    public required string KeyId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Marks that every entry of the request gets.</summary>
    public EntryMarks Marks { get; init; }
}

/// <summary>What is wrong with one entry.</summary>
/// <param name="Index">Its position in the array, or its line in NDJSON; 0-based.</param>
/// <param name="Pointer">RFC 6901 pointer to the place.</param>
/// <param name="Code">One of the codes in docs/api.md.</param>
/// <param name="Detail">For a person: what is wrong and how to mend it.</param>
public readonly record struct EntryProblem(int Index, string Pointer, string Code, string Detail)
{
    /// <summary>The code of a name that is one too many.</summary>
    public const string NameLimit = "names.limit";
}

/// <summary>Why a body as a whole cannot be read; nothing of it is kept.</summary>
public sealed record BodyProblem(string Code, string Detail);

/// <summary>A request body, parsed: the good entries as batches, one per team, and what is wrong with the others.</summary>
public sealed record ParsedEntries : IDisposable
{
    /// <summary>How many problems are listed at most; <see cref="Rejected"/> counts on.</summary>
    public const int MaxListedProblems = 100;

    public IReadOnlyList<EntryBatch> Batches { get; init; } = [];

    /// <summary>Entries with at least one problem.</summary>
    public int Rejected { get; init; }

    public IReadOnlyList<EntryProblem> Problems { get; init; } = [];

    /// <summary>Distinct names of members that are not known and were ignored (20 at most).</summary>
    public IReadOnlyList<string> UnknownMembers { get; init; } = [];

    /// <summary>Whether entries were refused because of names that are new here and too many for the key.</summary>
    public bool HasTooManyNames => Problems.Any(static problem => problem.Code == EntryProblem.NameLimit);

    /// <summary>If given there is nothing else.</summary>
    public BodyProblem? BodyProblem { get; init; }

    public void Dispose()
    {
        foreach (var batch in Batches)
            batch.Dispose();
    }
}
