using System.Text.Json;
using Shouldly;
using Workshop.Support;
using Workshop.Support.Load;
using Xunit;

namespace Workshop.Crash.Tests.Migrations;

/// <summary>
/// A real <c>kill -9</c> while a database of an older program is upgraded: it has the schema of one version or of the next, never a
/// part of one, and whoever starts the service again finds everything counted right.
/// </summary>
public abstract class MigrationTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Rounds = 20;
    private const int Answers = 50;
    private const int LateAnswers = 10;

    /// <summary>From this version on the moments of errors and fixes are kept that incidents follow from.</summary>
    private const int WithMoments = 3;

    private readonly CrashSite _site = new(output)
    {
        Settings =
        [
            ("Workshop:Engine:FlushInterval", "00:00:00.100"),
            ("Workshop:DailyClose:NightlyProof", "false"),
            ("Workshop:Backups:Automatic", "false"),
        ],
    };

    private readonly Dictionary<int, IReadOnlyList<string>> _schemas = [];
    private IOldWorkshop _old = null!;

    public async ValueTask InitializeAsync() => _old = await PrepareAsync(_site);

    public ValueTask DisposeAsync()
    {
        _old?.Dispose();
        _site.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Killed_in_the_middle_of_an_upgrade_it_is_done_by_the_next_start_and_every_figure_is_right()
    {
        var random = _site.Seeded(out var seed);
        using var client = _site.Client();
        using var early = CrashSite.NewFleet(client, seed);
        using var fleet = CrashSite.NewFleet(client, seed, early);
        var incidents = await FillAsync(early, fleet, client);
        var longest = await UpgradeAsync(fleet, client, incidents);

        var unfinished = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            var version = random.Next(1, _old.Newest);
            await _old.LayDownAsync(version);
            await using (var service = _site.Launch())
            {
                await Eventually.BecomesTrueAsync(_old.IsBeingOpenedAsync, "the database to be opened");
                await Task.Delay(longest * (_old.Newest - version + 1) / _old.Newest * random.NextDouble(), TimeProvider.System);
                await service.KillAsync();
            }

            var reached = await _old.VersionAsync();
            (await _old.SchemaAsync()).ShouldBe(_schemas[reached]);
            unfinished += reached < _old.Newest ? 1 : 0;
            await using var again = await _site.StartAsync();
            await VerifyAsync(version, fleet, client, incidents);
        }

        output.WriteLine($"{unfinished} of {Rounds} upgrades were not done when they were killed");
        unfinished.ShouldBeGreaterThan(0);
    }

    /// <summary>What lays old databases down at the site.</summary>
    private protected abstract Task<IOldWorkshop> PrepareAsync(CrashSite site);

    /// <summary>Has the service write what is found later, and keeps that in every version. Some of it is not in the figures yet.</summary>
    /// <returns>The incidents as they are to be.</returns>
    private async Task<string> FillAsync(Fleet early, Fleet late, HttpClient client)
    {
        string incidents;
        await using (var service = await _site.StartAsync())
        {
            await SendAsync(early, Answers);
            await _site.VerifyAsync(early, client);
            await SendAsync(late, LateAnswers);
            incidents = await IncidentsAsync(client);
            _schemas[_old.Newest] = await _old.SchemaAsync();
            await service.KillAsync();
        }

        await _old.TakeAsync();
        for (var version = 1; version < _old.Newest; version++)
        {
            await _old.LayDownAsync(version);
            _schemas[version] = await _old.SchemaAsync();
        }

        return incidents;
    }

    private static async Task SendAsync(Fleet fleet, int answers)
    {
        fleet.Start();
        await fleet.AnsweredAsync(answers);
        await fleet.FinishAsync();
    }

    /// <summary>Upgrades from the first version, undisturbed.</summary>
    /// <returns>How long it takes until the service is ready, from when it opens the database.</returns>
    private async Task<TimeSpan> UpgradeAsync(Fleet fleet, HttpClient client, string incidents)
    {
        await _old.LayDownAsync(1);
        await using var service = _site.Launch();
        await Eventually.BecomesTrueAsync(_old.IsBeingOpenedAsync, "the database to be opened");
        var start = TimeProvider.System.GetTimestamp();
        await service.WaitUntilReadyAsync();
        var longest = TimeProvider.System.GetElapsedTime(start);
        output.WriteLine($"Undisturbed, it takes {longest.TotalSeconds:0.0} s");
        await VerifyAsync(1, fleet, client, incidents);
        await _site.VerifyAsync(fleet, client);
        return longest;
    }

    private async Task VerifyAsync(int version, Fleet fleet, HttpClient client, string incidents)
    {
        (await _old.VersionAsync()).ShouldBe(_old.Newest);
        (await _old.SchemaAsync()).ShouldBe(_schemas[_old.Newest]);
        await _site.VerifyAsync(fleet, client, work: false); // known after the recount
        if (version < WithMoments)
            OnlyMomentsWereAdded((await CrashSite.RecountAsync(client)).Days);
        (await CrashSite.RecountAsync(client)).Summary.GetProperty("ok").GetBoolean().ShouldBeTrue();
        (await IncidentsAsync(client)).ShouldBe(incidents);
    }

    /// <summary>What an older program has counted lacks them; the first recount adds them and says so, and run time without saying so.</summary>
    private static void OnlyMomentsWereAdded(IReadOnlyList<JsonElement> days)
    {
        var findings = days.SelectMany(static day => day.GetProperty("findings").EnumerateArray()).ToList();
        findings.ShouldNotBeEmpty();
        foreach (var finding in findings)
        {
            finding.GetProperty("kind").GetString().ShouldBe("repaired");
            finding.GetProperty("cellCount").GetInt32().ShouldBe(0);
            foreach (var other in (string[])["hours", "work", "activity"])
                finding.GetProperty(other).GetBoolean().ShouldBeFalse(other);
            finding.GetProperty("moments").GetBoolean().ShouldBeTrue();
        }
    }

    private static Task<string> IncidentsAsync(HttpClient client) => client.GetStringAsync(new Uri("api/v1/incidents?limit=500", UriKind.Relative));
}

public sealed class MigrationOnSqlite(ITestOutputHelper output) : MigrationTests(output)
{
    private protected override Task<IOldWorkshop> PrepareAsync(CrashSite site) => Task.FromResult<IOldWorkshop>(new OldSqlite(site.DataDirectory));
}

public sealed class MigrationOnPostgres(ITestOutputHelper output) : MigrationTests(output)
{
    private protected override async Task<IOldWorkshop> PrepareAsync(CrashSite site)
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        var server = await PostgresServer.SharedAsync();
        site.Storage = await server.CreateDatabaseAsync();
        return new OldPostgres(server, new Npgsql.NpgsqlConnectionStringBuilder(site.Storage).Database!, site.DataDirectory);
    }
}
