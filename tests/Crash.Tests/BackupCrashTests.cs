using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shouldly;
using Workshop.Support;
using Xunit;

namespace Workshop.Crash.Tests;

/// <summary>A real <c>kill -9</c> in the middle of a backup, and of a restore: what is listed is whole, and what is there is the one state or the other.</summary>
public abstract class BackupCrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Rounds = 20;
    private const int Kept = 20_000;
    private const int Later = 5_000;
    private const string Route = "api/admin/backup";

    /// <summary>Many more backups are kept than are made, so that none is let go.</summary>
    private readonly CrashSite _site = new(output) { Settings = [("Workshop:Backups:Keep", "1000"), ("Workshop:Engine:FlushInterval", "00:00:00.100")] };

    public async ValueTask InitializeAsync() => _site.Storage = await StorageAsync();

    public ValueTask DisposeAsync()
    {
        _site.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Long enough that about every other restore is done before the kill.</summary>
    protected abstract TimeSpan MostDelay { get; }

    /// <summary>Where the data rests; null: in the data directory.</summary>
    protected abstract Task<string?> StorageAsync();

    [Fact]
    public async Task Killed_in_the_middle_of_a_backup_it_lists_only_whole_ones_and_loses_nothing()
    {
        var random = _site.Seeded(out _);
        using var client = _site.Client();
        for (var round = 1; round <= Rounds; round++)
        {
            await using var service = await _site.StartAsync();
            await PostAsync(client, (round - 1) * Kept / 4, round * Kept / 4);
            var making = TryAsync(() => client.PostAsync($"{Route}/create", content: null));
            await Task.Delay(MostDelay / 4 * random.NextDouble(), TimeProvider.System);
            await service.KillAsync();
            await making;
        }

        await using var last = await _site.StartAsync();
        (await EntriesAsync(client)).ShouldBe(Rounds * Kept / 4);
        Directory.GetFiles(Path.Combine(_site.DataDirectory, "backups"), "*.partial").ShouldBeEmpty();
        var backups = await client.GetFromJsonAsync<JsonElement>($"{Route}/list");
        (await CrashSite.RecountAsync(client)).Summary.GetProperty("ok").GetBoolean().ShouldBeTrue();
        output.WriteLine($"{backups.GetArrayLength()} backups were finished before the kill");
        foreach (var backup in backups.EnumerateArray())
            (await RestoreAsync(client, backup.GetProperty("id").GetString()!, dryRun: true)).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_restore_it_has_all_of_one_state_or_all_of_the_other()
    {
        var random = _site.Seeded(out _);
        using var client = _site.Client();
        string backup;
        await using (await _site.StartAsync())
        {
            await PostAsync(client, 0, Kept);
            using var made = await client.PostAsync($"{Route}/create", content: null);
            backup = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        }

        var restored = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            await using (var service = await _site.StartAsync())
            {
                await PostAsync(client, Kept, Kept + Later);
                var restoring = TryAsync(() => RestoreAsync(client, backup, dryRun: false));
                await Task.Delay(MostDelay * random.NextDouble(), TimeProvider.System);
                await service.KillAsync();
                await restoring;
            }

            await using var again = await _site.StartAsync();
            var entries = await EntriesAsync(client);
            entries.ShouldBeOneOf(Kept, Kept + Later);
            (await CrashSite.RecountAsync(client)).Summary.GetProperty("ok").GetBoolean().ShouldBeTrue();
            restored += entries == Kept ? 1 : 0;
            (await RestoreAsync(client, backup, dryRun: true)).IsSuccessStatusCode.ShouldBeTrue();
        }

        output.WriteLine($"{restored} of {Rounds} restores were done before the kill");
    }

    /// <summary>Posts the entries with these numbers; those that are there count once.</summary>
    private static async Task PostAsync(HttpClient client, int from, int to)
    {
        var lines = new StringBuilder();
        for (var i = from; i < to; i++)
            lines.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{i}\",\"team\":\"Team {i % 7}\",\"item\":\"Holzeisenbahn\"}}\n");
        using var answer = await client.PostAsync("production/log", new StringContent(lines.ToString(), Encoding.UTF8, "application/x-ndjson"));
        answer.EnsureSuccessStatusCode();
    }

    private static Task<HttpResponseMessage> RestoreAsync(HttpClient client, string id, bool dryRun) =>
        client.PostAsync($"{Route}/restore?id={id}&dryRun={(dryRun ? "true" : "false")}", content: null);

    /// <summary>What the dashboard counts and what each team does, which must agree. Teams that were asked write what a kill has kept them from.</summary>
    private static async Task<long> EntriesAsync(HttpClient client)
    {
        var dashboard = (await client.GetFromJsonAsync<JsonElement>("api/v1/dashboard")).GetProperty("errorStats").GetProperty("total").GetInt64();
        var teams = await client.GetFromJsonAsync<JsonElement>("api/v1/teams");
        teams.EnumerateArray().Sum(static team => team.GetProperty("entries").GetInt64()).ShouldBe(dashboard);
        var own = 0L;
        foreach (var team in teams.EnumerateArray().Select(static team => team.GetProperty("name").GetString()!))
            own += (await client.GetFromJsonAsync<JsonElement>($"api/v1/teams/{Uri.EscapeDataString(team)}")).GetProperty("total").GetProperty("entries").GetInt64();
        own.ShouldBe(dashboard);
        return dashboard;
    }

    /// <summary>The answer, if the service lived to give one.</summary>
    private static async Task TryAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            using var answer = await send();
        }
        catch (HttpRequestException)
        {
            // Killed.
        }
    }
}

public sealed class BackupCrashOnSqlite(ITestOutputHelper output) : BackupCrashTests(output)
{
    protected override TimeSpan MostDelay => TimeSpan.FromMilliseconds(900);

    protected override Task<string?> StorageAsync() => Task.FromResult<string?>(null);
}

public sealed class BackupCrashOnPostgres(ITestOutputHelper output) : BackupCrashTests(output)
{
    protected override TimeSpan MostDelay => TimeSpan.FromMilliseconds(1800);

    protected override async Task<string?> StorageAsync()
    {
        Assert.SkipWhen(PostgresServer.SkipReason is not null, PostgresServer.SkipReason ?? "");
        return await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
    }
}
