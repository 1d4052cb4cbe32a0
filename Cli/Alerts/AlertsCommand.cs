using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Workshop.Cli.Connection;
using Workshop.Cli.Output;

namespace Workshop.Cli.Alerts;

/// <summary><c>workshop alerts</c>: what people were told, whether it arrives, and what they would have been told.</summary>
internal static class AlertsCommand
{
    private const string Path = "api/v1/alerts";

    private static readonly Option<int> Limit = new Option<int>("--limit", "-n") { Description = "How many, newest first", DefaultValueFactory = static _ => 25, HelpName = "alerts" }.Within(1, 500);
    private static readonly Option<string?> From = new("--from") { Description = "The first day; the 30th up to the last if not said", HelpName = "day" };
    private static readonly Option<string?> To = new("--to") { Description = "The last day; today if not said", HelpName = "day" };

    public static Command Create()
    {
        var list = new Command("list", "What was raised, and how far it has come on each channel") { Limit };
        list.Does(ListAsync);
        var test = new Command("test", "Sends a test on every channel");
        test.Does(TestAsync);
        var rehearse = new Command("rehearse", "What the rules as they are would have told of some days") { From, To };
        rehearse.Does(RehearseAsync);
        return new Command("alerts", "Shows, tests and rehearses alerts") { list, test, rehearse };
    }

    private static async Task<int> ListAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        var alerts = await service.GetAsync<JsonElement>(Path + new QueryText().Add("limit", $"{run.Get(Limit)}"), stop);
        run.Show<List<AlertRecord>>(alerts, records => run.Screen.Console.Write(Table(records)));
        return ExitCodes.Done;
    }

    private static async Task<int> TestAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        using var answer = await service.SendAsync(HttpMethod.Post, $"{Path}/test", content: null, stop);
        var channels = await service.GetAsync<List<ChannelDetails>>($"{Path}/channels", stop);
        if (run.Screen.Json)
            run.Screen.Line(new { channels = channels.Select(static channel => channel.Name) });
        else
            run.Screen.Markup($"A test goes to {Screen.Safe(string.Join(", ", channels.Select(static channel => channel.Name)))}. 'workshop alerts list' shows how far it has come.");
        return ExitCodes.Done;
    }

    private static async Task<int> RehearseAsync(CommandRun run, CancellationToken stop)
    {
        using var service = run.Connect();
        var rehearsal = await service.GetAsync<JsonElement>($"{Path}/rehearsal" + new QueryText().Add("from", run.Get(From)).Add("to", run.Get(To)), stop);
        run.Show<RehearsalDetails>(rehearsal, details => Tell(details, run.Screen));
        return ExitCodes.Done;
    }

    private static void Tell(RehearsalDetails rehearsal, Screen screen)
    {
        screen.Markup($"[bold]{rehearsal.Alerts}[/] alerts in [bold]{rehearsal.Messages}[/] messages on each channel, {Screen.Safe(rehearsal.From)} to {Screen.Safe(rehearsal.To)}.");
        if (rehearsal.Truncated)
            screen.Note("There were more critical incidents than are looked at; only the latest are counted.");
        foreach (var message in rehearsal.Latest)
            screen.Markup($"{Time(message.At)}  {Screen.Safe(message.Alerts[0].Text)}{(message.Count > 1 ? $" [grey]and {message.Count - 1} more[/]" : "")}");
    }

    private static Table Table(List<AlertRecord> records)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Raised", "Severity", "Alert", "Told");
        foreach (var (alert, deliveries) in records)
            table.AddRow(Time(alert.RaisedAt), Screen.Safe(alert.Severity), Screen.Safe(alert.Text), Screen.Safe(string.Join("\n", deliveries.Select(Words))));
        return table;
    }

    private static string Words(DeliveryDetails delivery) => $"{delivery.Channel}: {delivery.State}{(delivery.Error is null ? "" : $" ({delivery.Error})")}";

    private static string Time(DateTimeOffset time) => $"{time.ToLocalTime():yyyy-MM-dd HH:mm:ss}";
}

/// <summary>An alert, as far as it is shown.</summary>
internal sealed record AlertDetails(string Severity, DateTimeOffset RaisedAt, string Text);

internal sealed record DeliveryDetails(string Channel, string State, string? Error);

internal sealed record AlertRecord(AlertDetails Alert, IReadOnlyList<DeliveryDetails> Deliveries);

internal sealed record ChannelDetails(string Name);

internal sealed record RehearsalDetails(string From, string To, int Alerts, int Messages, bool Truncated, IReadOnlyList<RehearsedMessage> Latest);

internal sealed record RehearsedMessage(DateTimeOffset At, int Count, IReadOnlyList<AlertDetails> Alerts);
