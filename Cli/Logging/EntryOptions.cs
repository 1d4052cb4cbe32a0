using System.CommandLine;
using System.Text.Json.Nodes;

namespace Workshop.Cli.Logging;

/// <summary>The members of an entry as options.</summary>
internal static class EntryOptions
{
    public static readonly Option<string?> Team = new("--team", "-t")
    {
        Description = "Who made it; from standard input: of entries that name no team",
    };

    public static readonly Option<string?> Type = new("--type") { Description = "For example paint.error, wish.created or elf.joined" };

    private static readonly Option<long?> Count = new("--count", "-n") { Description = "How many; 1 if not said" };

    private static readonly Option<string?> Status = new("--status", "-s") { Description = "With what result; completed if not said" };

    private static readonly Option<string?> Feature = new("--feature") { Description = "The service or feature it belongs to" };

    private static readonly Option<string?> Severity = new("--severity") { Description = "How bad it is" };

    private static readonly Option<string?> Timestamp = new("--at") { Description = "When: RFC 3339, or a local minute like 09:14; now if not said", HelpName = "time" };

    private static readonly Option<string?> Id = new("--id") { Description = "Your own id: the same id counts once. Made if not given" };

    private static readonly Option<string?> Notes = new("--notes") { Description = "Free text" };

    private static readonly Option<string?> Responsible = new("--responsible") { Description = "Who did it" };

    private static readonly Option<bool> Unusual = new("--unusual") { Description = "Marks the entry, so that it is found again" };

    private static readonly Option<string?>[] Texts = [Team, Type, Status, Feature, Severity, Timestamp, Id, Notes, Responsible];

    /// <summary>The names that the texts have in an entry, in the same order.</summary>
    private static readonly string[] Members = ["team", "type", "status", "feature", "severity", "timestamp", "id", "notes", "responsible"];

    static EntryOptions()
    {
        Status.AcceptOnlyFromAmong("completed", "failed", "rework", "scrapped", "in_progress");
        Severity.AcceptOnlyFromAmong("info", "warning", "error", "critical");
    }

    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Team, Count, Status, Type, Feature, Severity, Timestamp, Notes, Responsible, Unusual, Id])
            command.Options.Add(option);
    }

    /// <summary>The entry that the arguments describe. It has an id, so that repeating it is right.</summary>
    /// <exception cref="CommandFailure">They describe none.</exception>
    public static JsonObject Read(CommandRun run, string? item)
    {
        if (item is null && run.Get(Type) is null)
            throw CommandFailure.Usage("Nothing to log.", "Say what was made (workshop log 'Holzeisenbahn' --count 4 --team Filbert), or a --type.");
        var entry = new JsonObject();
        if (item is not null)
            entry["item"] = item;
        if (run.Get(Count) is { } count)
            entry["count"] = count;
        for (var i = 0; i < Texts.Length; i++)
        {
            if (run.Get(Texts[i]) is { } text)
                entry[Members[i]] = text;
        }

        if (run.Get(Unusual))
            entry["unusual"] = true;
        entry["id"] ??= NewId();
        return entry;
    }

    public static string NewId() => Guid.CreateVersion7().ToString("n");
}
