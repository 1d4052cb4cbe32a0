using CsCheck;
using Shouldly;
using Workshop.Entries;
using Workshop.Incidents;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Support;
using Xunit;

namespace Workshop.Engine.Contract;

/// <summary>Random histories of batches, duplicates, faults, crashes and restarts: every view equals a naive count, and so do the stored cells.</summary>
public abstract class HistoryContract
{
    private static readonly DateTimeOffset Start = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);

    private static readonly Gen<Made> Entry = Gen.Select(
        OneOf("Filbert", "Greta", "Balthasar"),
        OneOf("paint", "wood", "wish"),
        OneOf("production.completed", "paint.error", "wish.created", "saw.crash", "paint.fixed", "elf.joined", "break"),
        Gen.Int[0, 40],
        Gen.Int[0, 3],
        Gen.Int[0, 9],
        OneOf(EntryStatus.Completed, EntryStatus.Failed, EntryStatus.InProgress),
        static (team, feature, type, id, day, count, status) => new Made(team, feature, type)
        {
            Id = id == 0 ? null : $"{id}",
            Item = count == 0 ? null : "Kreisel",
            Count = count,
            Status = status,
            Time = Start.AddDays(-day * 11).AddMinutes(id),
        });

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (12, Entry.List[1, 8].Select(static entries => (Step)new Append(entries))),
        (1, Gen.Const((Step)new Restart(Graceful: true))),
        (1, Gen.Const((Step)new Restart(Graceful: false))),
        (1, Gen.Const((Step)new Fault(AppendFault.NotStored))),
        (1, Gen.Const((Step)new Fault(AppendFault.StoredButNotKnown))),
        (1, Gen.Const((Step)new LookAround())),
        (2, Gen.Const((Step)new Tick())));

    /// <summary>How many histories are tried.</summary>
    protected abstract int Histories { get; }

    [Fact]
    public Task Live_figures_equal_a_recount_whatever_happened() =>
        Steps.List[1, 40].SampleAsync(RunAsync, iter: Histories);

    protected abstract EngineFixture Create(ManualClock clock, MemoryStore store, int idsInMemory);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private async Task RunAsync(List<Step> steps)
    {
        var store = new MemoryStore();
        await using var fixture = Create(new ManualClock(Start.AddHours(1)), store, idsInMemory: steps.Count % 2 == 0 ? 0 : 1_000_000);
        await fixture.StartAsync();
        var expected = new NaiveCount();
        foreach (var step in steps)
            await step.RunAsync(fixture, store, expected);

        await CompareAsync(fixture.Engine, expected);
        await fixture.RestartAsync();
        await CompareAsync(fixture.Engine, expected);

        // A database of an older program has no hours: they are counted from the log.
        store.ForgetHours();
        await fixture.RestartAsync();
        await CompareAsync(fixture.Engine, expected);
        store.StoredCells.Sum(static cell => cell.Counters.Entries).ShouldBe(expected.Entries.Count);
        VerifyChains(store, expected);
    }

    private static async Task CompareAsync(IEngine engine, NaiveCount expected)
    {
        var dashboard = await engine.DashboardAsync();
        dashboard.Sequence.ShouldBe(expected.Entries.Count);
        dashboard.Window.ShouldBe(expected.Count(static entry => entry.Time > Start.AddDays(-30)));
        foreach (var team in expected.Entries.Select(static entry => entry.Team).Distinct())
            (await engine.TeamAsync(team))!.Total.ShouldBe(expected.Count(entry => entry.Team == team));
        foreach (var feature in expected.Entries.Select(static entry => entry.Feature).Distinct())
            (await engine.FeatureAsync(feature))!.Total.ShouldBe(expected.Count(entry => entry.Feature == feature));
        foreach (var day in expected.Entries.Select(static entry => entry.Day).Distinct())
            CompareDay((await engine.DayAsync(day))!, day, expected);
        await CompareIncidentsAsync(engine, dashboard, expected);
        await CompareWorkAsync(engine, expected);
    }

    private static async Task CompareWorkAsync(IEngine engine, NaiveCount expected)
    {
        var works = new NaiveWork(expected.Entries);
        foreach (var team in expected.Entries.Select(static entry => entry.Team).Distinct())
        {
            var days = await engine.TeamWorkAsync(team, DateOnly.FromDateTime(Start.UtcDateTime.AddDays(-40)), DateOnly.FromDateTime(Start.UtcDateTime));
            days!.Select(NaiveWork.Tell).ShouldBe(works.Tell(entry => entry.Team == team), ignoreOrder: true);
        }

        foreach (var day in expected.Entries.Select(static entry => entry.Day).Distinct())
            (await engine.DayWorkAsync(day)).Select(NaiveWork.Tell).ShouldBe(works.Tell(entry => entry.Day == day), ignoreOrder: true);
    }

    private static void CompareDay(DayFigures figures, DateOnly day, NaiveCount expected)
    {
        figures.Total.ShouldBe(expected.Count(entry => entry.Day == day));
        figures.Late.ShouldBe(day < DateOnly.FromDateTime(Start.UtcDateTime) ? figures.Total.Entries : 0);
        figures.Hours.ShouldBe(expected.Entries.Where(entry => entry.Day == day).Select(static entry => entry.Time.Hour).Distinct().Order().Select(hour =>
        {
            var counters = expected.Count(entry => entry.Day == day && entry.Time.Hour == hour);
            return new HourCount(hour, counters.Entries, counters.Items, counters.Errors);
        }));
    }

    private static async Task CompareIncidentsAsync(IEngine engine, Dashboard dashboard, NaiveCount expected)
    {
        var walked = new NaiveIncidents(expected.Entries).Walk();
        var page = await engine.IncidentsAsync(new IncidentQuery { Limit = 1000 });
        page.Incidents.Select(static incident => (incident.Feature, incident.Type, incident.OpenedAt, incident.ResolvedAt, incident.Errors))
            .ShouldBe(walked, ignoreOrder: true);

        var opened = walked.Where(static incident => incident.Opened > Start.AddDays(-30)).ToList();
        dashboard.Incidents.Opened.ShouldBe(opened.Count);
        dashboard.Incidents.Resolved.ShouldBe(opened.Count(static incident => incident.Resolved is not null));
        dashboard.Incidents.Open.ShouldBe(walked.Count(static incident => incident.Resolved is null));
        dashboard.Incidents.Repair.Incidents.ShouldBe(walked.Count(static incident => incident.Resolved > Start.AddDays(-30)));
    }

    private static void VerifyChains(MemoryStore store, NaiveCount expected)
    {
        foreach (var team in expected.Entries.Select(static entry => entry.Team).Distinct())
        {
            ReadOnlyMemory<byte> link = default;
            foreach (var segment in store.ReadTeamAsync(team, 0, long.MaxValue).ToBlockingEnumerable())
            {
                HashChain.Verify(link.Span, segment).ShouldBeTrue();
                link = segment.Hash;
            }
        }
    }

    private abstract record Step
    {
        public abstract Task RunAsync(EngineFixture fixture, MemoryStore store, NaiveCount expected);
    }

    private sealed record Append(List<Made> Entries) : Step
    {
        public override async Task RunAsync(EngineFixture fixture, MemoryStore store, NaiveCount expected)
        {
            foreach (var team in Entries.GroupBy(static entry => entry.Team))
            {
                var result = await AppendAsync(fixture, [.. team]);
                result.Accepted.ShouldBe(expected.Add([.. team]));
            }
        }

        /// <summary>A sender repeats what was not answered; without ids it cannot, so a fault leaves these out.</summary>
        private static async Task<AppendResult> AppendAsync(EngineFixture fixture, List<Made> entries)
        {
            var batch = Make.Batch(fixture.Clock.GetUtcNow(), entries);
            return await fixture.Engine.AppendAsync(batch);
        }
    }

    /// <summary>An append that fails, is repeated with the same id and is then counted once.</summary>
    private sealed record Fault(AppendFault Kind) : Step
    {
        public override async Task RunAsync(EngineFixture fixture, MemoryStore store, NaiveCount expected)
        {
            var entry = new Made { Id = $"fault-{expected.Entries.Count}", Time = Start };
            var batch = Make.Batch(Start, entry);
            var left = 1;
            store.NextAppend = () => left-- > 0 ? Kind : AppendFault.None;
            await Should.ThrowAsync<StorageUnavailableException>(async () => await fixture.Engine.AppendAsync(batch));
            await fixture.Engine.AppendAsync(batch);
            expected.Add([entry]);
        }
    }

    private sealed record Restart(bool Graceful) : Step
    {
        public override Task RunAsync(EngineFixture fixture, MemoryStore store, NaiveCount expected) =>
            Graceful ? fixture.RestartAsync() : fixture.CrashAsync();
    }

    /// <summary>Wakes the views up, so that they follow from here on.</summary>
    private sealed record LookAround : Step
    {
        public override async Task RunAsync(EngineFixture fixture, MemoryStore store, NaiveCount expected)
        {
            await fixture.Engine.FeatureAsync("paint");
            await fixture.Engine.DayAsync(DateOnly.FromDateTime(Start.UtcDateTime));
        }
    }

    private sealed record Tick : Step
    {
        public override Task RunAsync(EngineFixture fixture, MemoryStore store, NaiveCount expected)
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.CompletedTask;
        }
    }

    /// <summary>Counts by going through a list, in other words than the product's.</summary>
    private sealed class NaiveCount
    {
        private readonly HashSet<(string Team, DateOnly Day, string Id)> _ids = [];

        public List<Made> Entries { get; } = [];

        public int Add(IReadOnlyList<Made> entries)
        {
            var before = Entries.Count;
            Entries.AddRange(entries.Where(entry => entry.Id is null || _ids.Add((entry.Team, entry.Day, entry.Id))));
            return Entries.Count - before;
        }

        public Counters Count(Func<Made, bool> which)
        {
            var entries = Entries.Where(which).ToList();
            var counted = entries.Where(static entry => entry.Type != "break").ToList();
            var errors = counted.Where(static entry => entry.Status == EntryStatus.Failed || entry.Type is "paint.error" or "saw.crash");
            return new Counters
            {
                Entries = entries.Count,
                Breaks = entries.Count - counted.Count,
                Production = counted.Count(static entry => entry.Item is not null),
                Items = counted.Where(static entry => entry.Item is not null).Sum(static entry => entry.Count),
                Errors = errors.Count(),
                Critical = counted.Count(static entry => entry.Type == "saw.crash"),
                Fixes = counted.Count(static entry => entry.Type == "paint.fixed"),
                Wishes = counted.Count(static entry => entry.Type == "wish.created"),
                Elves = counted.Count(static entry => entry.Type == "elf.joined"),
            };
        }
    }
}
