namespace Workshop.Backups;

/// <summary>A backup is not good. Nothing was changed because of it.</summary>
/// <param name="code">One of the codes in docs/api.md.</param>
/// <param name="place">Where in it, for example <c>/data/log/17/entries/3/count</c>.</param>
/// <param name="detail">For a person: what is wrong there. Never holds a value of the backup.</param>
public sealed class BackupRefusedException(string code, string place, string detail) : Exception($"{place}: {detail}")
{
    public string Code => code;

    public string Place => place;

    public string Detail => detail;
}
