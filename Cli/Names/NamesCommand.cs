using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Spectre.Console;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Names;

/// <summary><c>workshop names</c>: misspelt teams and features, and what they count for.</summary>
internal static class NamesCommand
{
    private const string Path = "api/v1/corrections";

    private static readonly Argument<string> Kind = new("kind") { Description = "team or feature" };
    private static readonly Argument<string> From = new("name") { Description = "The misspelt name" };
    private static readonly Argument<string> To = new("right-name") { Description = "The name that its entries count for, new or in use already" };
    private static readonly Option<string?> Note = new("--note") { Description = "Why; it stands in the list", HelpName = "text" };

    public static Command Create()
    {
        Kind.AcceptOnlyFromAmong("team", "feature");
        var list = new Command("list", "Every correction, the last one first");
        list.Does(ListAsync);
        var correct = new Command("correct", "Renames a team or feature, or merges it with another one; the past is restated") { Kind, From, To, Note };
        correct.Does((run, stop) => PostAsync(run, new { id = Guid.NewGuid(), kind = run.Get(Kind), from = run.Get(From), to = run.Get(To), note = run.Get(Note) }, stop));
        var undo = new Command("undo", "Has a corrected name count for itself again") { Kind, From, Note };
        undo.Does((run, stop) => PostAsync(run, new { id = Guid.NewGuid(), kind = run.Get(Kind), from = run.Get(From), undo = true, note = run.Get(Note) }, stop));
        return new Command("names", "Corrects misspelt teams and features") { list, correct, undo };
    }

    private static async Task<int> ListAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        var corrections = await service.GetAsync<JsonElement>(Path, stop);
        run.Show<List<CorrectionDetails>>(corrections, all => run.Screen.Console.Write(Table(all)));
        return ExitCodes.Done;
    }

    private static async Task<int> PostAsync<T>(CommandRun run, T request, CancellationToken stop)
    {
        using var service = run.Connect();
        using var answer = await service.SendAsync(HttpMethod.Post, Path, JsonContent.Create(request, options: CliJson.Options), stop);
        var made = await Service.ReadAsync<JsonElement>(answer, stop);
        run.Show<CorrectionDetails>(made, correction => run.Screen.Markup($"The {correction.Kind} {Screen.Safe(correction.From)} {Meaning(correction)}."));
        return ExitCodes.Done;
    }

    private static Table Table(List<CorrectionDetails> corrections)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Number", "Kind", "Name", "Meaning", "In force", "When", "Who", "Note");
        foreach (var correction in corrections)
        {
            table.AddRow(
                $"{correction.Number}", Screen.Safe(correction.Kind), Screen.Safe(correction.From), Meaning(correction), correction.Holds ? "yes" : "",
                $"{correction.At.ToLocalTime():yyyy-MM-dd HH:mm}", Screen.Safe(correction.Person), Screen.Safe(correction.Note));
        }

        return table;
    }

    private static string Meaning(CorrectionDetails correction) => correction.To is { } to ? $"counts for {Screen.Safe(to)}" : "counts for itself";
}

/// <summary>A correction of a name, as far as it is shown.</summary>
internal sealed record CorrectionDetails(int Number, string Kind, string From, string? To, DateTimeOffset At, string Person, string? Note, bool Holds);
