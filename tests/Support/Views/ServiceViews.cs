using System.Net;
using System.Text;
using System.Text.Json;
using Workshop.Simulator.Expectations;
using Workshop.Support.Load;

namespace Workshop.Support.Views;

/// <summary>Every view that the service has of its entries, read over HTTP.</summary>
public sealed class ServiceViews(HttpClient client)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The whole log, page by page.</summary>
    public async Task<IReadOnlyList<LoggedEntry>> LogAsync()
    {
        var entries = new List<LoggedEntry>();
        for (var page = "production/log?limit=500"; page is not null;)
        {
            using var response = await client.GetAsync(page);
            response.EnsureSuccessStatusCode();
            entries.AddRange(JsonSerializer.Deserialize<LoggedEntry[]>(await response.Content.ReadAsStringAsync(), Json)!);
            page = NextPage(response);
        }
        return entries;
    }

    public async Task<JsonElement> DashboardAsync() => await GetAsync("api/v1/dashboard");

    public async Task<IReadOnlyDictionary<string, Tally>> TeamsAsync() => Named(await GetAsync("api/v1/teams"));

    public async Task<IReadOnlyDictionary<string, Tally>> FeaturesAsync() => Named(await GetAsync("api/v1/features"));

    /// <summary>All time and each day of a team's or feature's own page.</summary>
    public async Task<(Tally Total, IReadOnlyDictionary<DateOnly, Tally> Days)> HistoryAsync(string kind, string name)
    {
        var history = await GetAsync($"api/v1/{kind}/{Uri.EscapeDataString(name)}");
        return (ReadTally(history.GetProperty("total")), history.GetProperty("days").EnumerateArray().ToDictionary(DateOf, ReadTally));
    }

    public async Task<DayView> DayAsync(DateOnly day)
    {
        var figures = await GetAsync($"api/v1/days/{day:yyyy-MM-dd}");
        return new DayView(
            ReadTally(figures.GetProperty("total")),
            Named(figures.GetProperty("teams")),
            Named(figures.GetProperty("features")),
            Named(figures.GetProperty("types")));
    }

    /// <summary>What each team made on a day, once the calendar says that a minute with an entry is a minute of run time and no other is.</summary>
    public async Task<IReadOnlyDictionary<string, Work>> WorkAsync(DateOnly day)
    {
        await MakeCalendarAsync();
        var rows = await GetAsync($"api/v1/utilisation?from={day:yyyy-MM-dd}&to={day:yyyy-MM-dd}");
        return rows.EnumerateArray().ToDictionary(
            row => row.GetProperty("team").GetString()!,
            row => new Work(row.GetProperty("runMinutesOnDate").GetInt32(), row.GetProperty("finishedItems").GetInt64(), row.GetProperty("goodItems").GetInt64()),
            StringComparer.Ordinal);
    }

    /// <summary>The rows of the table daily_stats.</summary>
    public async Task<IReadOnlyDictionary<(DateOnly Day, string Team, string Feature, string Type), Tally>> DailyStatsAsync(DateOnly from, DateOnly to)
    {
        var rows = await GetAsync($"api/v1/daily-stats?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
        return rows.EnumerateArray().ToDictionary(
            row => (DateOf(row), row.GetProperty("team").GetString()!, row.GetProperty("feature").GetString()!, row.GetProperty("type").GetString()!),
            ReadTally);
    }

    private static string? NextPage(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Link", out var links))
            return null;
        var link = links.Single(value => value.EndsWith("rel=\"next\"", StringComparison.Ordinal));
        return link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)];
    }

    /// <summary>The first time; from then on there is one.</summary>
    private async Task MakeCalendarAsync()
    {
        using var calendar = new StringContent("""{"version":0,"week":{},"gapMinutes":1}""", Encoding.UTF8, "application/json");
        using var answer = await client.PutAsync("api/v1/calendar", calendar);
        if (answer.StatusCode != HttpStatusCode.Conflict)
            answer.EnsureSuccessStatusCode();
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync(path));
        return document.RootElement.Clone();
    }

    private static Dictionary<string, Tally> Named(JsonElement list) =>
        list.EnumerateArray().ToDictionary(row => row.GetProperty("name").GetString()!, ReadTally, StringComparer.Ordinal);

    private static DateOnly DateOf(JsonElement row) => row.GetProperty("day").Deserialize<DateOnly>();

    private static Tally ReadTally(JsonElement counters) => counters.Deserialize<Tally>(Json)!;
}

/// <summary>What of a logged entry matters here.</summary>
public sealed record LoggedEntry(string Team, string Id, long Seq, DateOnly Day, bool Demo)
{
    public EntryKey Key => new(Team, Id);
}

/// <summary>One day's page.</summary>
public sealed record DayView(
    Tally Total,
    IReadOnlyDictionary<string, Tally> Teams,
    IReadOnlyDictionary<string, Tally> Features,
    IReadOnlyDictionary<string, Tally> Types);
