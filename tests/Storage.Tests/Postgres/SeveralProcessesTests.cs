using System.Collections.Concurrent;
using Workshop.Log;
using Workshop.Stats;
using Workshop.Storage.Tests.Contract;

namespace Workshop.Storage.Tests.Postgres;

/// <summary>Several storages on one database, as several processes have them: only a team's newest owner writes, and nobody waits in a circle.</summary>
public sealed class SeveralProcessesTests : IAsyncLifetime
{
    private readonly PostgresFactory _factory = new() { Use = StorageUse.Shared };
    private IWorkshopStorage _one = null!;
    private IWorkshopStorage _two = null!;

    public async ValueTask InitializeAsync()
    {
        _one = await _factory.OpenAsync();
        _two = await _factory.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        _factory.Dispose();
    }

    [Fact]
    public async Task Different_teams_are_written_at_once()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), async (number, cancellationToken) =>
        {
            var storage = number % 2 == 0 ? _one : _two;
            var team = new TestTeam($"Team {number}", await storage.Log.OpenTeamAsync($"Team {number}", cancellationToken));
            for (var i = 0; i < 20; i++)
            {
                await storage.Log.AppendAsync(team.Next(1 + i % 3));
                await storage.Cells.FlushAsync(new CellFlush(team.Name, team.Head.Epoch, team.LastSeq, [TestCells.Cell(team.LastSeq)], []));
            }
        });

        for (var number = 0; number < 40; number++)
            (await _one.Log.ReadAllAsync($"Team {number}")).IsWhole().ShouldBeTrue();
        var total = await _two.Cells.ReadAsync(new CellRead { Queries = [new CellQuery(Coordinates.None)] });
        total.Cells[0].Single().Counters.Entries.ShouldBe(40 * 39);
    }

    [Fact]
    public async Task Whoever_fights_over_a_team_loses_nothing_that_was_acknowledged_and_stores_nothing_twice()
    {
        var acknowledged = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(async () =>
        {
            var log = number % 2 == 0 ? _one.Log : _two.Log;
            for (var round = 0; round < 15; round++)
            {
                var team = new TestTeam("Filbert", await log.OpenTeamAsync("Filbert"), by: $"{number}/{round}");
                try
                {
                    for (var i = 0; i < 5; i++)
                    {
                        var append = team.Next(2);
                        await log.AppendAsync(append);
                        foreach (var id in append.Ids())
                            acknowledged.Add(id);
                    }
                }
                catch (StaleEpochException)
                {
                    // Somebody else has it now.
                }
            }
        })));

        var segments = await _one.Log.ReadAllAsync("Filbert");
        segments.IsWhole().ShouldBeTrue();
        segments.Ids().ShouldBe(acknowledged, ignoreOrder: true);
    }

    [Fact]
    public async Task Stale_owners_of_many_teams_are_refused_one_by_one_and_nobody_waits_in_a_circle()
    {
        const int Teams = 60;
        var ones = new List<TestTeam>();
        var twos = new List<TestTeam>();
        for (var i = 0; i < Teams; i++)
        {
            // Each storage is the newest owner of every other team, and believes that it is of all.
            var (first, second) = i % 2 == 0 ? (_two, _one) : (_one, _two);
            var stale = new TestTeam($"Team {i:00}", await first.Log.OpenTeamAsync($"Team {i:00}"));
            var owner = new TestTeam($"Team {i:00}", await second.Log.OpenTeamAsync($"Team {i:00}"));
            ones.Add(i % 2 == 0 ? owner : stale);
            twos.Add(i % 2 == 0 ? stale : owner);
        }

        for (var round = 0; round < 20; round++)
        {
            var appends = ones.Select(team => OutcomeAsync(_one.Log, team))
                .Concat(twos.AsEnumerable().Reverse().Select(team => OutcomeAsync(_two.Log, team)));
            (await Task.WhenAll(appends)).Count(static stored => stored).ShouldBe(Teams);
        }

        for (var i = 0; i < Teams; i++)
        {
            var segments = await _one.Log.ReadAllAsync($"Team {i:00}");
            segments.Count.ShouldBe(20);
            segments.IsWhole().ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_reader_is_not_disturbed_when_another_process_joins_what_it_reads()
    {
        var team = new TestTeam("Filbert", await _one.Log.OpenTeamAsync("Filbert"));
        await _one.Log.AppendAsync(team.Next([.. Enumerable.Repeat((TestTeam.Day, 1), 1_200)]));
        var seen = new List<Segment>();

        await foreach (var segment in _two.Log.ReadTeamAsync("Filbert", 0, long.MaxValue))
        {
            if (seen.Count is 1 or 600)
                await _one.Log.CompactAsync("Filbert", team.Head.Epoch);
            seen.Add(segment);
        }

        seen.IsWhole().ShouldBeTrue();
        seen[^1].LastSeq.ShouldBe(1_200);
        (await _two.Log.ReadAllAsync("Filbert")).Count.ShouldBeLessThan(5);
    }

    [Fact]
    public async Task A_process_that_stands_still_between_two_commits_holds_up_nobody()
    {
        var old = new TestTeam("Filbert", await _one.Log.OpenTeamAsync("Filbert"));
        await _one.Log.AppendAsync(old.Next(3));

        // The connection of the first stays open and idle meanwhile, as that of a stopped process does.
        var next = new TestTeam("Filbert", await _two.Log.OpenTeamAsync("Filbert"));
        next.LastSeq.ShouldBe(3);
        await _two.Log.AppendAsync(next.Next(1));

        await Should.ThrowAsync<StaleEpochException>(async () => await _one.Log.AppendAsync(old.Next(1)));
        await Should.ThrowAsync<StaleEpochException>(async () =>
            await _one.Cells.FlushAsync(new CellFlush("Filbert", old.Head.Epoch, 4, [TestCells.Cell(99)], [])));
        (await _one.Log.ReadAllAsync("Filbert")).IsWhole().ShouldBeTrue();
    }

    /// <returns>Whether it was stored; false if the owner is stale.</returns>
    private static async Task<bool> OutcomeAsync(IEventLog log, TestTeam team)
    {
        try
        {
            await log.AppendAsync(team.Next(1));
            return true;
        }
        catch (StaleEpochException)
        {
            return false;
        }
    }
}
