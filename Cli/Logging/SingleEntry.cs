using System.Text;
using System.Text.Json.Nodes;
using Workshop.Cli.Output;

namespace Workshop.Cli.Logging;

/// <summary>An entry made of the arguments.</summary>
internal static class SingleEntry
{
    public static async Task<int> PostAsync(JsonObject entry, Poster poster, Screen screen, CancellationToken stop)
    {
        var answer = await poster.PostAsync(Encoding.UTF8.GetBytes(entry.ToJsonString()), stop);
        var id = (string?)entry["id"];
        if (screen.Json)
            screen.Line(new { answer.Accepted, answer.Duplicates, answer.Rejected, id, answer.Errors, answer.Warnings });
        else
            Tell(entry, answer, id, screen);
        return answer.Rejected == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Tell(JsonObject entry, PostAnswer answer, string? id, Screen screen)
    {
        foreach (var error in answer.Errors ?? [])
            screen.Note($"[red]{Screen.Safe(error.Detail)}[/] ({Screen.Safe(error.Code)})");
        foreach (var warning in answer.Warnings ?? [])
            screen.Note($"[yellow]{Screen.Safe(warning)}[/]");
        if (answer.Accepted > 0)
            screen.Markup($"[green]Logged[/] {Screen.Safe(What(entry))}. Its id is {Screen.Safe(id)}.");
        else if (answer.Duplicates > 0)
            screen.Markup($"Logged already: {Screen.Safe(id)} counts once.");
    }

    private static string What(JsonObject entry)
    {
        var what = entry["item"] is { } item ? $"{entry["count"] ?? 1} × {item}" : (string?)entry["type"];
        return entry["team"] is { } team ? $"{what} of {team}" : what!;
    }
}
