using Workshop.Corrections;
using Workshop.Entries;

namespace Workshop.WebFront.Corrections;

/// <summary>Reads what an admin wants to correct, and collects everything that is wrong with it.</summary>
internal sealed class CorrectionReader
{
    private readonly List<string> _errors = [];

    /// <returns>The request, or what is wrong with it.</returns>
    public static (CorrectionRequest? Request, string? Errors) Read(CorrectionBody body, string by)
    {
        var reader = new CorrectionReader();
        var request = reader.ReadRequest(body, by);
        return reader._errors.Count == 0 ? (request, null) : (null, string.Join(' ', reader._errors));
    }

    private CorrectionRequest ReadRequest(CorrectionBody body, string by)
    {
        var id = Guid.NewGuid();
        if (body.Id is not null && !Guid.TryParseExact(body.Id, "D", out id))
            _errors.Add("id must be a UUID like 6f1b4b0e-5d0f-4a7e-9a51-0123456789ab.");
        var kind = CorrectionView.ParseKind(body.Kind);
        if (kind is null)
            _errors.Add("kind must be team or feature.");
        var from = Name(body.From, "from");
        var to = body.Undo == true ? null : Name(body.To, "to");
        if (body.Undo == true && body.To is not null)
            _errors.Add("Either to or undo is given.");
        if (to is not null && to == from)
            _errors.Add("from and to are the same name.");
        return new CorrectionRequest(id, kind ?? default, from ?? "", to, by, Note(body.Note));
    }

    private string? Name(string? text, string member)
    {
        if (text is not null && EntryNames.TryNormalize(text, out var name, out _))
            return name;
        _errors.Add($"{member} must have 1 to 100 characters and no control characters.");
        return null;
    }

    private string? Note(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (EntryNames.TryNormalizeNotes(text, out var note, out _))
            return note;
        _errors.Add("note must have at most 2000 characters and no control characters.");
        return null;
    }
}
