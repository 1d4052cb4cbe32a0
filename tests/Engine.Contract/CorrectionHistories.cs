using System.Text.Json;
using CsCheck;
using Shouldly;
using Workshop.Corrections;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>
/// Random histories in which names are misspelt, and corrected at any time: every figure is that of a history in which the names had
/// been right from the start.
/// </summary>
public abstract class CorrectionHistories
{
    private static readonly DateTimeOffset Start = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);

    private static readonly DateOnly Last = DateOnly.FromDateTime(Start.UtcDateTime);
    private static readonly DateOnly First = Last.AddDays(-50);

    private static readonly string[] Teams = ["Filbert", "Filbret", "Flibert", "Greta"];
    private static readonly string[] Features = ["paint", "piant", "voucher", "vuocher"];

    private static readonly Gen<Made> Entry = Gen.Select(
        OneOf(Teams),
        OneOf(Features),
        OneOf("production.completed", "production.completed", "paint.error", "paint.fixed", "saw.crash", "voucher.issued", "voucher.booked", "break"),
        Gen.Int[0, 50],
        Gen.Int[0, 3],
        static (team, feature, type, minute, day) => new Made(team, feature, type)
        {
            Item = type.StartsWith("production", StringComparison.Ordinal) ? "Kreisel" : null,
            Status = minute % 5 == 0 ? EntryStatus.Scrapped : EntryStatus.Completed,
            Time = Start.AddDays(-day * 11).AddMinutes(-minute),
        });

    private static readonly Gen<(NameKind Kind, string From, string? To)> Correction = Gen.Select(Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 6], static (team, from, to) =>
    {
        var names = team ? Teams : Features;
        return (team ? NameKind.Team : NameKind.Feature, names[from], to < 4 ? names[to] : null);
    });

    private static readonly Gen<object> Step = Gen.Frequency(
        (8, Entry.List[1, 6].Select(static entries => (object)entries)),
        (4, Correction.Select(static correction => (object)correction)),
        (1, Gen.Const((object)"restart")),
        (1, Gen.Const((object)"crash")),
        (2, Gen.Const((object)"look")),
        (1, Gen.Const((object)"tick")));

    /// <summary>How many histories are tried.</summary>
    protected abstract int Histories { get; }

    [Fact]
    public Task Figures_are_those_of_a_history_with_the_right_names() => Step.List[1, 30].SampleAsync(RunAsync, iter: Histories);

    protected abstract EngineFixture Create(ManualClock clock, MemoryStore store);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private async Task RunAsync(List<object> steps)
    {
        await using var fixture = Create(new ManualClock(Start), new MemoryStore());
        await fixture.StartAsync();
        var sent = new List<Made>();
        foreach (var step in steps)
            await RunAsync(fixture, step, sent);

        await using var right = Create(new ManualClock(fixture.Clock.GetUtcNow()), new MemoryStore());
        await right.StartAsync();
        var names = await fixture.Engine.NamesAsync();
        foreach (var team in sent.GroupBy(entry => names.TeamOf(entry.Team)))
            await right.Engine.AppendAsync(Make.Batch(Start, [.. team.Select(entry => entry with { Team = team.Key, Feature = names.FeatureOf(entry.Feature) })]));

        (await TellAsync(fixture.Engine)).ShouldBe(await TellAsync(right.Engine));
        await fixture.CrashAsync();
        (await TellAsync(fixture.Engine)).ShouldBe(await TellAsync(right.Engine));
    }

    private static async Task RunAsync(EngineFixture fixture, object step, List<Made> sent)
    {
        switch (step)
        {
            case List<Made> entries:
                foreach (var team in entries.GroupBy(static entry => entry.Team))
                    await fixture.Engine.AppendAsync(Make.Batch(Start, [.. team]));
                sent.AddRange(entries);
                break;
            case (NameKind kind, string from, var to):
                await fixture.Engine.CorrectAsync(new CorrectionRequest(Guid.NewGuid(), kind, from, (string?)to, "Greta", null));
                break;
            case "restart":
                await fixture.RestartAsync();
                break;
            case "crash":
                await fixture.CrashAsync();
                break;
            case "look":
                await TellAsync(fixture.Engine);
                break;
            default:
                fixture.Clock.Advance(TimeSpan.FromSeconds(1));
                break;
        }
    }

    /// <summary>Every figure in words; but not the entries, which tell what was sent.</summary>
    private static async Task<string> TellAsync(IEngine engine)
    {
        var told = new List<object?>
        {
            await engine.DashboardAsync() with { Recent = [], AsOf = default, Corrections = 0 },
            await engine.HistoryAsync(),
            await engine.TeamsAsync(),
            await engine.FeaturesAsync(),
            await engine.VouchersAsync(),
            await engine.IncidentsAsync(new IncidentQuery { Limit = 1000 }),
        };
        foreach (var team in await engine.TeamsAsync())
        {
            told.Add(await engine.TeamAsync(team.Name));
            told.Add((await engine.TeamWorkAsync(team.Name, First, Last))?.Select(NaiveWork.Tell));
        }

        foreach (var feature in await engine.FeaturesAsync())
            told.Add(await engine.FeatureAsync(feature.Name));
        foreach (var day in (await engine.HistoryAsync()).Days)
        {
            told.Add(await engine.DayAsync(day.Day));
            told.Add((await engine.DayWorkAsync(day.Day)).Select(NaiveWork.Tell).Order(StringComparer.Ordinal));
        }

        return string.Join('\n', told.Select(static one => JsonSerializer.Serialize(one)));
    }
}
