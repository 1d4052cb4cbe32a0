using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Workshop.Support.Views;
using Workshop.Support;
using Xunit;

namespace Workshop.Crash.Tests;

/// <summary>The demo takes the way of every other entry, so it is as hard to break.</summary>
public sealed class DemoTests : IDisposable
{
    private const string Key = "demo-tests-0123456789";
    private const int DaysOfHistory = 30;

    private readonly ScratchDirectory _data = new();

    [Fact]
    public async Task Killed_while_it_fills_its_month_it_fills_the_rest_and_nothing_twice()
    {
        await using (var first = await StartAsync())
        {
            using var client = Client(first);
            await Eventually.BecomesTrueAsync(async () => await SequenceAsync(client) > 0, "the first entries of the demo");
            await first.KillAsync();
        }

        await using var second = await StartAsync();
        await second.LineWithAsync("The demo added");
        using var reader = Client(second);
        var log = await new ServiceViews(reader).LogAsync();

        log.DistinctBy(entry => entry.Key).Count().ShouldBe(log.Count);
        log.ShouldAllBe(entry => entry.Demo);
        log.DistinctBy(entry => entry.Day).Count().ShouldBeInRange(DaysOfHistory - 1, DaysOfHistory + 1);
        Directory.EnumerateFileSystemEntries(_data.Path).ShouldBe([Path.Combine(_data.Path, "demo")]);
    }

    public void Dispose() => _data.Dispose();

    private Task<WebFrontProcess> StartAsync() =>
        WebFrontProcess.StartAsync(new WebFrontOptions { DataDirectory = _data.Path, BootstrapKey = Key, Arguments = ["--demo"] });

    private static HttpClient Client(WebFrontProcess service)
    {
        var client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Add("X-TS-APIKEY", Key);
        return client;
    }

    private static async Task<long> SequenceAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("api/v1/dashboard")).GetProperty("sequence").GetInt64();
}
