using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shouldly;
using Workshop.Support;
using Xunit;

namespace Workshop.Crash.Tests.Disks;

/// <summary>A disk that is really full. Nothing that was acknowledged is lost, everybody is told, and with room again all goes on.</summary>
public sealed class FullDiskTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Batch = 200;
    private const int Megabytes = 24;
    private const string Backups = "api/admin/backup";

    private SmallDisk _disk = null!;
    private int _sent;
    private int _single;

    public async ValueTask InitializeAsync()
    {
        (var disk, var why) = await SmallDisk.MountAsync(Megabytes);
        Assert.SkipWhen(disk is null, why);
        _disk = disk!;
    }

    public ValueTask DisposeAsync()
    {
        _disk?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Posts_are_refused_while_the_disk_is_full_and_with_room_it_goes_on_by_itself()
    {
        using var site = SiteOnDisk();
        using var client = site.Client();
        await using var service = await site.StartAsync();
        for (var i = 0; i < 20; i++)
            (await PostAsync(client, _sent++)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await FillAsync(client);
        await IsRefusedAsync(client, refused);
        await IsRefusedAsync(client, refused);

        await TellsThatItIsFullAsync(client);
        (await EntriesAsync(client)).ShouldBe(refused * Batch);

        _disk.MakeRoom();
        await GoesOnAsync(client, refused);
    }

    [Fact]
    public async Task Killed_while_the_disk_is_full_it_has_everything_that_was_acknowledged_once_there_is_room()
    {
        using var site = SiteOnDisk();
        using var client = site.Client();
        int refused;
        await using (var service = await site.StartAsync())
        {
            for (var i = 0; i < 20; i++)
                (await PostAsync(client, _sent++)).StatusCode.ShouldBe(HttpStatusCode.OK);
            await PostOneAsync(client);
            refused = await FillAsync(client);
            await service.KillAsync();
        }

        await using (var hindered = site.Launch())
        {
            await Eventually.BecomesTrueAsync(async () => hindered.HasEnded || await IsLiveAsync(client), "the service to end or to be there");
            if (hindered.HasEnded)
                await hindered.LineWithAsync("Make room on that disk, and start again");
        }

        _disk.MakeRoom();
        await using var again = await site.StartAsync();
        (await EntriesAsync(client)).ShouldBe(refused * Batch + _single);
        await GoesOnAsync(client, refused);
    }

    [Fact]
    public async Task A_backup_that_finds_no_room_leaves_nothing_and_everybody_is_told()
    {
        var folder = Path.Combine(_disk.Path, "backups");
        using var site = new CrashSite(output) { Within = _disk.Within, Settings = [("Workshop:Backups:Directory", folder), ("Workshop:Backups:Automatic", "false")] };
        using var client = site.Client();
        await using var service = await site.StartAsync();
        for (var i = 0; i < 20; i++)
            (await PostAsync(client, _sent++)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _disk.Fill();

        using var refused = await client.PostAsync(new Uri($"{Backups}/create", UriKind.Relative), content: null);
        refused.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("backup.not_written");
        (await client.GetFromJsonAsync<JsonElement>($"{Backups}/list")).GetArrayLength().ShouldBe(0);
        Directory.GetFiles(Path.Combine(_disk.Outside, "backups")).ShouldAllBe(static file => file.EndsWith(".lock", StringComparison.Ordinal));
        (await LightAsync(client, "backup")).GetProperty("state").GetString().ShouldBe("red");
        (await BackupStatusAsync(client)).ShouldBe("failed");
        await Eventually.BecomesTrueAsync(async () => (await AlertsAsync(client)).Contains("backup_failed"), "the alert");
        (await PostAsync(client, _sent++)).StatusCode.ShouldBe(HttpStatusCode.OK);

        _disk.MakeRoom();
        using var made = await client.PostAsync(new Uri($"{Backups}/create", UriKind.Relative), content: null);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await BackupStatusAsync(client)).ShouldBe("ok");
        (await EntriesAsync(client)).ShouldBe(_sent * Batch);
    }

    private CrashSite SiteOnDisk() => new(output)
    {
        DataDirectory = Path.Combine(_disk.Path, "data"),
        Within = _disk.Within,
        Settings = [("Workshop:Backups:Automatic", "false")],
    };

    /// <summary>Fills the disk, and posts until it is noticed.</summary>
    /// <returns>The number of the batch that was refused.</returns>
    private async Task<int> FillAsync(HttpClient client)
    {
        _disk.Fill();
        while (true)
        {
            using var answer = await PostAsync(client, _sent);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                output.WriteLine($"Full after {_sent} batches");
                return _sent;
            }

            _sent++;
            _disk.Fill();
        }
    }

    private static async Task IsRefusedAsync(HttpClient client, int batch)
    {
        using var answer = await PostAsync(client, batch);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("storage.full");
        problem.GetProperty("detail").GetString()!.ShouldContain("Make room");
    }

    private static async Task TellsThatItIsFullAsync(HttpClient client)
    {
        using var live = await client.GetAsync(new Uri("health/live", UriKind.Relative));
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Eventually.BecomesTrueAsync(
            async () =>
            {
                using var ready = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
                return ready.StatusCode == HttpStatusCode.ServiceUnavailable && (await ready.Content.ReadAsStringAsync()).Contains("full", StringComparison.Ordinal);
            },
            "the service to say that it is not ready");
        (await LightAsync(client, "storage")).GetProperty("state").GetString().ShouldBe("red");
        var room = await LightAsync(client, "room");
        room.GetProperty("state").GetString().ShouldBe("red");
        room.GetProperty("mend").GetString()!.ShouldContain("Make room");
    }

    private static async Task<bool> IsLiveAsync(HttpClient client)
    {
        try
        {
            using var live = await client.GetAsync(new Uri("health/live", UriKind.Relative));
            return live.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>What was refused is stored now, once; and everything is as the log has it.</summary>
    private async Task GoesOnAsync(HttpClient client, int refused)
    {
        for (var batch = refused - 1; batch < refused + 3; batch++)
        {
            using var answer = await PostAsync(client, batch);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var counts = await answer.Content.ReadFromJsonAsync<JsonElement>();
            (counts.GetProperty("accepted").GetInt32(), counts.GetProperty("duplicates").GetInt32()).ShouldBe(batch < refused ? (0, Batch) : (Batch, 0));
        }

        (await EntriesAsync(client)).ShouldBe((refused + 3) * Batch + _single);
        var (_, recount) = await CrashSite.RecountAsync(client);
        recount.GetProperty("ok").GetBoolean().ShouldBeTrue();
        recount.GetProperty("entries").GetInt64().ShouldBe((refused + 3) * Batch + _single);
        using var ready = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Posts a single entry: such rest in the journal first, which has to be moved by the next start, unless somebody has read it.</summary>
    private async Task PostOneAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("production/log", new { team = "Team 0", item = "Holzeisenbahn", id = "single" });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _single++;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, int batch)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < Batch; i++)
            lines.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{batch}/{i}\",\"team\":\"Team {batch % 3}\",\"item\":\"Holzeisenbahn\",\"notes\":\"{Guid.NewGuid():N}\"}}\n");
        return await client.PostAsync("production/log", new StringContent(lines.ToString(), Encoding.UTF8, "application/x-ndjson"));
    }

    private static async Task<long> EntriesAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("api/v1/dashboard")).GetProperty("errorStats").GetProperty("total").GetInt64();

    private static async Task<string?> BackupStatusAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("api/v1/dashboard")).GetProperty("backupHealth").GetProperty("status").GetString();

    private static async Task<IReadOnlyList<string>> AlertsAsync(HttpClient client) =>
    [
        .. (await client.GetFromJsonAsync<JsonElement>("api/v1/alerts")).EnumerateArray().Select(static record => record.GetProperty("alert").GetProperty("kind").GetString()!),
    ];

    private static async Task<JsonElement> LightAsync(HttpClient client, string name)
    {
        var lines = (await client.GetStringAsync("api/v1/preflight")).TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line));
        return lines.Where(static line => line.TryGetProperty("light", out _)).Select(static line => line.GetProperty("light"))
            .Single(light => light.GetProperty("name").GetString() == name);
    }
}
