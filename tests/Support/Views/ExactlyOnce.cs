using System.Text.Json;
using Shouldly;
using Workshop.Simulator.Expectations;
using Workshop.Support.Load;

namespace Workshop.Support.Views;

/// <summary>Compares what the stations know with every view that the service has.</summary>
public sealed class ExactlyOnce(Journal journal, ServiceViews views, TimeZoneInfo timeZone)
{
    /// <summary>Whether run time and quality are looked at: of days that an older program has counted they are not known before the next proof.</summary>
    public bool Work { get; init; } = true;

    /// <summary>Every acknowledged entry is counted once in every view, every other that was sent at most once, and no other is there.</summary>
    /// <returns>How many entries the service has.</returns>
    public async Task<int> VerifyAsync()
    {
        journal.WrongAnswers.ShouldBeEmpty();
        var log = await views.LogAsync();
        VerifyLog(log);

        var expected = new Expected(timeZone);
        foreach (var logged in log)
            expected.Add(journal.Sent[logged.Key]).ShouldBeTrue();

        VerifyDashboard(await views.DashboardAsync(), expected);
        (await views.TeamsAsync()).ShouldBe(expected.Teams, ignoreOrder: true);
        (await views.FeaturesAsync()).ShouldBe(expected.Features, ignoreOrder: true);
        foreach (var day in expected.Days.Keys)
            await VerifyDayAsync(day, expected);
        await VerifyHistoriesAsync("teams", expected.Teams, entry => entry.Team, expected);
        await VerifyHistoriesAsync("features", expected.Features, entry => entry.Feature, expected);
        await VerifyDailyStatsAsync(expected);
        return log.Count;
    }

    private void VerifyLog(IReadOnlyList<LoggedEntry> log)
    {
        var once = log.Select(entry => entry.Key).ToHashSet();
        once.Count.ShouldBe(log.Count, "an entry stands in the log twice");
        journal.Acknowledged.Keys.Where(key => !once.Contains(key)).ShouldBeEmpty("acknowledged entries are lost");
        once.Where(key => !journal.Sent.ContainsKey(key)).ShouldBeEmpty("entries that nobody sent are in the log");
        foreach (var team in log.GroupBy(entry => entry.Team, StringComparer.Ordinal))
            team.Select(entry => entry.Seq).Order().ShouldBe(Enumerable.Range(1, team.Count()).Select(seq => (long)seq), $"{team.Key}'s numbers have gaps");
    }

    private static void VerifyDashboard(JsonElement dashboard, Expected expected)
    {
        var errors = dashboard.GetProperty("errorStats");
        dashboard.GetProperty("sequence").GetInt64().ShouldBe(expected.Total.Entries);
        errors.GetProperty("total").GetInt64().ShouldBe(expected.Total.Entries);
        errors.GetProperty("count").GetInt64().ShouldBe(expected.Total.Errors);
        dashboard.GetProperty("featureMaturity").EnumerateArray()
            .ToDictionary(row => row.GetProperty("name").GetString()!, row => row.GetProperty("events").GetInt64(), StringComparer.Ordinal)
            .ShouldBe(expected.Features.ToDictionary(row => row.Key, row => row.Value.Entries, StringComparer.Ordinal), ignoreOrder: true);
        foreach (var day in dashboard.GetProperty("productionTimeline").EnumerateArray())
            VerifyTimeline(day, expected);
    }

    private static void VerifyTimeline(JsonElement day, Expected expected)
    {
        var tally = expected.Days.GetValueOrDefault(day.GetProperty("date").Deserialize<DateOnly>(), new Tally());
        day.GetProperty("count").GetInt64().ShouldBe(tally.Entries);
        day.GetProperty("items").GetInt64().ShouldBe(tally.Items);
        day.GetProperty("errors").GetInt64().ShouldBe(tally.Errors);
    }

    private async Task VerifyDayAsync(DateOnly day, Expected expected)
    {
        var view = await views.DayAsync(day);
        view.Total.ShouldBe(expected.Days[day]);
        view.Teams.ShouldBe(expected.By(entry => entry.Team, entry => entry.Day == day), ignoreOrder: true);
        view.Features.ShouldBe(expected.By(entry => entry.Feature, entry => entry.Day == day), ignoreOrder: true);
        if (Work)
            (await views.WorkAsync(day)).ShouldBe(expected.WorkOn(day), ignoreOrder: true);
        view.Types.ShouldBe(expected.By(entry => entry.Type, entry => entry.Day == day), ignoreOrder: true);
    }

    private async Task VerifyHistoriesAsync(string kind, IReadOnlyDictionary<string, Tally> totals, Func<CountedEntry, string> name, Expected expected)
    {
        foreach (var (which, total) in totals)
        {
            var history = await views.HistoryAsync(kind, which);
            history.Total.ShouldBe(total);
            history.Days.ShouldBe(expected.By(entry => entry.Day, entry => string.Equals(name(entry), which, StringComparison.Ordinal)), ignoreOrder: true);
        }
    }

    /// <summary>The table is written a moment after the answer.</summary>
    private async Task VerifyDailyStatsAsync(Expected expected)
    {
        var (first, last) = (expected.Days.Keys.Min(), expected.Days.Keys.Max());
        await Eventually.BecomesTrueAsync(
            async () => (await views.DailyStatsAsync(first, last)).Values.Sum(row => row.Entries) >= expected.Total.Entries,
            "daily_stats to be flushed");
        (await views.DailyStatsAsync(first, last)).ShouldBe(expected.Cells, ignoreOrder: true);
    }
}
