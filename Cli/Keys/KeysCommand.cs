using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Spectre.Console;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Keys;

/// <summary><c>workshop keys</c>: who may do what.</summary>
internal static class KeysCommand
{
    private const string Path = "api/v1/keys";

    private static readonly Argument<string> Name = new("name") { Description = "Whose key it is" };
    private static readonly Argument<string> Id = new("id") { Description = "The key's id, as 'workshop keys list' shows it" };

    private static readonly Option<string[]> Scopes = new("--scope") { Description = "What it may; several times if more", Required = true };

    private static readonly Option<string?> Team = new("--team", "-t") { Description = "The only team that it may post for" };
    private static readonly Option<string?> Expires = new("--expires") { Description = "When it stops working, RFC 3339; never if not said", HelpName = "time" };
    private static readonly Option<int?> Limit = new("--requests-per-minute") { Description = "A limit of its own", HelpName = "requests" };
    private static readonly Option<int?> Overlap = new("--overlap") { Description = "How long the old key works beside its successor; a day if not said", HelpName = "seconds" };

    public static Command Create()
    {
        Scopes.AcceptOnlyFromAmong("ingest", "read", "operate", "admin");
        var list = new Command("list", "Every key, but never the key itself");
        list.Does(ListAsync);
        var create = new Command("create", "Makes a key; it is shown only now") { Name, Scopes, Team, Expires, Limit };
        create.Does(CreateAsync);
        var rotate = new Command("rotate", "Makes a key's successor; both work for a while") { Id, Overlap };
        rotate.Does(RotateAsync);
        var revoke = new Command("revoke", "Ends a key, and its sessions") { Id };
        revoke.Does(RevokeAsync);
        return new Command("keys", "Makes, lists and ends API keys") { list, create, rotate, revoke };
    }

    private static async Task<int> ListAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        var keys = await service.GetAsync<JsonElement>(Path, stop);
        run.Show<List<KeyDetails>>(keys, all => run.Screen.Console.Write(Table(all)));
        return ExitCodes.Done;
    }

    private static Task<int> CreateAsync(CommandRun run, CancellationToken stop) => MakeAsync(
        run,
        Path,
        new { name = run.Get(Name), scopes = run.Get(Scopes), team = run.Get(Team), expiresAt = run.Get(Expires), requestsPerMinute = run.Get(Limit) },
        stop);

    private static Task<int> RotateAsync(CommandRun run, CancellationToken stop) =>
        MakeAsync(run, $"{Path}/{Uri.EscapeDataString(run.Get(Id)!)}/rotate", new { overlapSeconds = run.Get(Overlap) }, stop);

    private static async Task<int> RevokeAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        using var answer = await service.SendAsync(HttpMethod.Delete, $"{Path}/{Uri.EscapeDataString(run.Get(Id)!)}", content: null, stop);
        if (run.Screen.Json)
            run.Screen.Line(new { revoked = run.Get(Id) });
        else
            run.Screen.Markup($"Revoked {Screen.Safe(run.Get(Id))}.");
        return ExitCodes.Done;
    }

    private static async Task<int> MakeAsync<T>(CommandRun run, string path, T request, CancellationToken stop)
    {
        using var service = run.Connect();
        using var answer = await service.SendAsync(HttpMethod.Post, path, JsonContent.Create(request, options: CliJson.Options), stop);
        var made = await Service.ReadAsync<JsonElement>(answer, stop);
        if (run.Screen.Json)
        {
            run.Screen.Line(made);
            return ExitCodes.Done;
        }

        // Alone on its line, so that a script can take it.
        run.Screen.Line(made.GetProperty("key").GetString()!);
        run.Screen.Note($"It is shown only now. Its id is {Screen.Safe(made.GetProperty("details").GetProperty("id").GetString())}.");
        return ExitCodes.Done;
    }

    private static Table Table(List<KeyDetails> keys)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Id", "Name", "Scopes", "Team", "State", "Expires", "Last used");
        foreach (var key in keys)
        {
            table.AddRow(
                Screen.Safe(key.Id), Screen.Safe(key.Name), Screen.Safe(string.Join(", ", key.Scopes)), Screen.Safe(key.Team), Screen.Safe(key.State), Time(key.ExpiresAt), Time(key.LastUsedAt));
        }

        return table;
    }

    private static string Time(DateTimeOffset? time) => time is { } one ? $"{one.ToLocalTime():yyyy-MM-dd HH:mm}" : "";
}

/// <summary>A key, as far as it is shown.</summary>
internal sealed record KeyDetails(string Id, string Name, IReadOnlyList<string> Scopes, string? Team, string State, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);
