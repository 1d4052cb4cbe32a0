using System.Text;

namespace Workshop.Entries.Parsing;

/// <summary>Fills in what an entry leaves out, and checks its members against each other and against the request.</summary>
internal sealed class EntryCompletion(EntryRules rules, EntryClock clock, NameCheck names, ProblemCollector problems)
{
    private byte[]? _defaultTeam;
    private byte[]? _boundTeam;
    private EntryMarks _marks;

    /// <summary>Starts a request.</summary>
    public void Begin(IngestContext context)
    {
        _defaultTeam = Utf8(context.DefaultTeam);
        _boundTeam = Utf8(context.BoundTeam);
        _marks = context.Marks;
    }

    /// <summary>Completes an entry whose members have been read.</summary>
    public void Complete(ref EntryDraft draft)
    {
        draft.Fields.Marks |= _marks;
        CompleteTeam(ref draft);
        CompleteTime(ref draft);
        if (!draft.Has(Members.Count))
            draft.Fields.Count = 1;
        if (!draft.Has(Members.Item | Members.Type))
            problems.Add("entry.empty", "An entry has an \"item\", a \"type\" or both.");
        CompleteType(ref draft);
        CompleteFeature(ref draft);
        if (names.HasRefused)
            CheckNames(in draft);
    }

    private void CompleteTeam(ref EntryDraft draft)
    {
        if (!draft.Has(Members.Team))
            draft.Team = _defaultTeam ?? _boundTeam;
        else if (draft.Team.IsEmpty)
            return;

        if (draft.Team.IsEmpty)
            problems.Add(Members.Team, "team.missing", "No team is named: in the entry, in ?team= or by the key.");
        else if (_boundTeam is not null && !draft.Team.SequenceEqual(_boundTeam))
            problems.Add(Members.Team, "team.forbidden", "The key may post for its own team only.");
    }

    private void CompleteTime(ref EntryDraft draft)
    {
        if (draft.Has(Members.Timestamp))
            return;
        draft.Fields.Time = clock.ReceivedAt;
        draft.Fields.Marks |= EntryMarks.RelativeTime;
    }

    private void CompleteType(ref EntryDraft draft)
    {
        if (draft.Has(Members.Type))
        {
            CheckBreak(ref draft);
            return;
        }

        if (!draft.Has(Members.Status))
            draft.Fields.Status = EntryStatus.Completed;
        draft.Fields.Type = Words.ProductionType(draft.Fields.Status);
    }

    private void CheckBreak(ref EntryDraft draft)
    {
        if (!Ascii.EqualsIgnoreCase(draft.Fields.Type, "break"u8))
            return;
        draft.Fields.Type = "break"u8;
        if (!rules.Breaks)
            problems.Add(Members.Type, "break.disabled", "This workshop does not log breaks; Workshop:Entries:Breaks switches that on.");
    }

    private void CompleteFeature(ref EntryDraft draft)
    {
        if (draft.Has(Members.Feature) || draft.Fields.Type.IsEmpty)
            return;
        var dot = draft.Fields.Type.IndexOf((byte)'.');
        draft.Fields.Feature = dot < 0 ? draft.Fields.Type : TextNormalizer.TrimEnd(draft.Fields.Type[..dot]);
        if (draft.Fields.Feature.IsEmpty)
            problems.Add(Members.Type, "type.feature", "\"type\" starts with a dot and so names no feature; give a \"feature\".");
    }

    private void CheckNames(in EntryDraft draft)
    {
        CheckName(Members.Team, NameKind.Team, draft.Team);
        CheckName(Members.Feature, NameKind.Feature, draft.Fields.Feature);
        CheckName(Members.Type, NameKind.Type, draft.Fields.Type);
    }

    private void CheckName(Members member, NameKind kind, ReadOnlySpan<byte> name)
    {
        if (names.IsRefused(kind, name))
            problems.AddLimit(member);
    }

    private static byte[]? Utf8(string? name) => name is null ? null : Encoding.UTF8.GetBytes(name);
}
