using Workshop.Corrections;
using Workshop.Entries;

namespace Workshop.Backups;

/// <summary>Checks the corrections of names in a backup as they were checked when they were made: only such ones can be counted by.</summary>
internal sealed class CorrectionCheck
{
    private readonly Dictionary<(NameKind Kind, string Name), string> _next = [];
    private long _last;

    /// <summary>Checks the next row of <see cref="BackupTables.Corrections"/>.</summary>
    /// <exception cref="BackupRefusedException">Nobody could have made it after the ones before it.</exception>
    public void Check(JsonTokens tokens, object?[] row)
    {
        var place = tokens.Place;
        if ((long)row[0]! != ++_last)
            throw Invalid(tokens, place, "number", "Corrections are numbered 1, 2, 3 …");
        var kind = (NameKind)(long)row[2]!;
        if (kind is not (NameKind.Team or NameKind.Feature))
            throw Invalid(tokens, place, "kind", "Only names of teams (1) and features (2) are corrected.");
        var name = Name(tokens, place, "name", row[3]);
        var means = row[4] is null ? null : Name(tokens, place, "means", row[4]);
        var key = (kind, name);
        if (means is null && !_next.Remove(key))
            throw Invalid(tokens, place, "name", "The name is not corrected, so nothing can be undone.");
        if (means is null)
            return;
        if (!_next.TryAdd(key, means))
            throw Invalid(tokens, place, "name", "The name is corrected already.");
        if (LeadsTo(key, name))
            throw Invalid(tokens, place, "means", "The names would stand for each other.");
    }

    private bool LeadsTo((NameKind Kind, string Name) from, string name)
    {
        for (var at = from; _next.TryGetValue(at, out var next); at = (from.Kind, next))
        {
            if (next == name)
                return true;
        }

        return false;
    }

    private static string Name(JsonTokens tokens, string place, string member, object? value) =>
        value is string name && EntryNames.TryNormalize(name, out var normal, out _) && normal == name
            ? name
            : throw Invalid(tokens, place, member, "This cannot be a name of a team or feature.");

    private static BackupRefusedException Invalid(JsonTokens tokens, string place, string member, string why)
    {
        tokens.Place = $"{place}/{member}";
        return tokens.Invalid(why);
    }
}
