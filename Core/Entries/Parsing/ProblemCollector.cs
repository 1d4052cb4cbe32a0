namespace Workshop.Entries.Parsing;

/// <summary>Collects what is wrong with the entries of a body: lists the first ones, counts all entries that have any.</summary>
internal sealed class ProblemCollector
{
    private readonly List<EntryProblem> _listed = [];
    private int _index;
    private int _listedBefore;
    private bool _found;
    private bool _single;

    /// <summary>Entries that have a problem.</summary>
    public int Rejected { get; private set; }

    /// <summary>Starts a body.</summary>
    public void Clear()
    {
        _listed.Clear();
        _single = false;
        Rejected = 0;
    }

    /// <summary>Starts an entry.</summary>
    /// <param name="index">Its position or line.</param>
    /// <param name="single">Whether it is the whole body, so that pointers have no index.</param>
    public void Begin(int index, bool single = false)
    {
        _index = index;
        _single = single;
        _listedBefore = _listed.Count;
        _found = false;
    }

    /// <summary>Ends an entry; true if nothing was wrong with it.</summary>
    public bool End()
    {
        if (_found)
            Rejected++;
        return !_found;
    }

    /// <summary>Forgets the problems of the present entry: there is a worse one.</summary>
    public void Restart()
    {
        _listed.RemoveRange(_listedBefore, _listed.Count - _listedBefore);
        _found = false;
    }

    /// <summary>Adds a problem of the entry as a whole.</summary>
    public void Add(string code, string detail) => Add(Members.None, code, detail);

    /// <summary>Adds a problem of one member.</summary>
    public void Add(Members member, string code, string detail)
    {
        if (Find())
            List(member, code, detail);
    }

    /// <summary>Adds that a member has a wrong JSON type.</summary>
    public void AddType(Members member, string expected)
    {
        if (Find())
            List(member, "member.type", $"\"{MemberNames.NameOf(member)}\" is {expected}.");
    }

    /// <summary>Adds that a name is one too many.</summary>
    public void AddLimit(Members member)
    {
        if (Find())
            List(member, EntryProblem.NameLimit, $"The key has introduced as many new {MemberNames.NameOf(member)} names as it may.");
    }

    /// <summary>Adds what is wrong with a string.</summary>
    public void Add(Members member, TextFault fault, TextRule rule)
    {
        if (!Find())
            return;
        var name = MemberNames.NameOf(member);
        switch (fault)
        {
            case TextFault.Empty:
                List(member, name + ".empty", $"\"{name}\" is empty.");
                break;
            case TextFault.TooLong:
                List(member, name + ".too_long", $"\"{name}\" has more than {rule.MaxLength} characters.");
                break;
            default:
                List(member, name + ".characters", $"\"{name}\" has control characters, half a surrogate pair or too many combining marks.");
                break;
        }
    }

    /// <summary>Adds what is wrong with a timestamp.</summary>
    public void Add(TimestampFault fault)
    {
        var (code, detail) = fault switch
        {
            TimestampFault.Format => ("timestamp.format", "\"timestamp\" is RFC 3339 with an offset, or HH:mm in the workshop's time zone."),
            TimestampFault.Nonexistent => ("timestamp.nonexistent", "The clocks skipped that local minute; send RFC 3339 with an offset."),
            TimestampFault.Ambiguous => ("timestamp.ambiguous", "The clocks had that local minute twice; send RFC 3339 with an offset."),
            TimestampFault.Future => ("timestamp.future", "\"timestamp\" is too far ahead."),
            _ => ("timestamp.retention", "\"timestamp\" is older than entries are kept."),
        };
        Add(Members.Timestamp, code, detail);
    }

    public IReadOnlyList<EntryProblem> ToList() => _listed.Count == 0 ? [] : [.. _listed];

    /// <summary>Takes note that the entry has a problem; false if no more are listed.</summary>
    private bool Find()
    {
        _found = true;
        return _listed.Count < ParsedEntries.MaxListedProblems;
    }

    private void List(Members member, string code, string detail) =>
        _listed.Add(new EntryProblem(_index, Pointer(member), code, detail));

    private string Pointer(Members member)
    {
        var entry = _single ? "" : $"/{_index}";
        return member == Members.None ? entry : $"{entry}/{MemberNames.NameOf(member)}";
    }
}
