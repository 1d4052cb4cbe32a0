using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Workshop.Support;
using Xunit;

namespace Workshop.Browser.Tests.Pages;

/// <summary>One service with a week of entries, for all tests of a class; they only read, or use teams of their own.</summary>
public sealed class FilledWorkshop : IAsyncLifetime
{
    public const string Key = "browser-tests-0123456789";

    private readonly ScratchDirectory _data = new();

    public WebFrontProcess Service { get; private set; } = null!;

    /// <summary>The workshop's local day.</summary>
    public DateOnly Today { get; } = DateOnly.FromDateTime(Noon.Now);

    public async ValueTask InitializeAsync()
    {
        Service = await WebFrontProcess.StartAsync(new WebFrontOptions
        {
            DataDirectory = _data.Path,
            BootstrapKey = Key,
            TimeZone = Noon.Zone,
            // What one test raises is not told together with what another one did.
            Settings = [("Workshop:Alerts:GroupingWindow", "00:00:00"), ("Workshop:Alerts:MessagesPerHour", "1000")],
        });
        await PostAsync(
        [
            // Filbert's team makes trains: 4 + 3 today of 7 + 13 items; it made 5 of 10 the day before yesterday.
            new Made("Filbert", "Holzeisenbahn", 4) { Notes = "Leichte Überlackierung", Responsible = "Klecks" },
            new Made("Filbert", "Holzeisenbahn", 3) { Unusual = true },
            new Made("Filbert", "Kreisel", 5) { DaysAgo = 2 },
            new Made("Elwin", "Zug", 13),
            new Made("Elwin", "Zug", 5) { DaysAgo = 2 },
            // What broke most this week is the saw; over 30 days it is the oven.
            .. Enumerable.Repeat(new Made("Holzwurm", Type: "saw.jam.failure") { DaysAgo = 1 }, 3),
            new Made("Holzwurm", Type: "paint.error"),
            .. Enumerable.Repeat(new Made("Zimtstern", Type: "oven.temperature.error") { DaysAgo = 20 }, 5),
            // paint: 120 entries with 7 errors are 5.83 %, which is Beta; 21 further ones would make 141, Stable asks for 500.
            .. Enumerable.Repeat(new Made("Pünktchen", "Schaukelpferd", 1) { Type = "paint.completed", DaysAgo = 3 }, 113),
            .. Enumerable.Repeat(new Made("Pünktchen", Type: "paint.error") { DaysAgo = 3 }, 6),
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        if (Service is not null)
            await Service.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>Waits until a finished day is closed.</summary>
    public async Task IsClosedAsync(string day)
    {
        using var client = new HttpClient { BaseAddress = Service.Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        await Eventually.BecomesTrueAsync(
            async () => (await client.GetAsync(new Uri($"api/v1/days/{day}/snapshot", UriKind.Relative))).IsSuccessStatusCode, $"{day} to be closed");
    }

    /// <summary>Posts entries as stations do.</summary>
    public async Task PostAsync(params IEnumerable<Made> entries)
    {
        using var client = new HttpClient { BaseAddress = Service.Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        using var answer = await client.PostAsync("production/log", JsonContent.Create(entries.Select(entry => entry.ToJson())));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Corrects a name as an admin does somewhere else.</summary>
    public async Task CorrectAsync(string correction)
    {
        using var client = new HttpClient { BaseAddress = Service.Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        using var answer = await client.PostAsync("api/v1/corrections", new StringContent(correction, Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
    }
}

/// <summary>An entry as a test tells it.</summary>
public sealed record Made(string Team, string? Item = null, int Count = 1, string? Type = null)
{
    public int DaysAgo { get; init; }

    public string? Notes { get; init; }

    public string? Responsible { get; init; }

    public bool Unusual { get; init; }

    internal Dictionary<string, object?> ToJson() => new(StringComparer.Ordinal)
    {
        ["team"] = Team,
        ["item"] = Item,
        ["count"] = Count,
        ["type"] = Type,
        ["notes"] = Notes,
        ["responsible"] = Responsible,
        ["unusual"] = Unusual,
        ["timestamp"] = TimeProvider.System.GetUtcNow().AddDays(-DaysAgo).ToString("O", CultureInfo.InvariantCulture),
    };
}

/// <summary>A time zone in which it is about noon, so that no test meets midnight.</summary>
internal static class Noon
{
    private static readonly int HoursBehind = TimeProvider.System.GetUtcNow().Hour - 12;

    public static string Zone { get; } = HoursBehind == 0 ? "Etc/UTC" : $"Etc/GMT{HoursBehind:+0;-0}";

    public static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-HoursBehind);
}
