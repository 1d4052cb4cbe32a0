using System.Net.Sockets;

namespace Workshop.WebFront.Tests.Observability;

public sealed class HeartbeatTests
{
    [Fact]
    public async Task A_ready_service_beats_and_its_light_is_green()
    {
        using var monitor = new TcpListener(IPAddress.Loopback, 0);
        monitor.Start();
        await using var workshop = Workshop(monitor, allowPrivate: true);
        var admin = workshop.Admin();

        var beat = await AnswerAsync(monitor);

        beat.ShouldStartWith("GET /ping/secret HTTP/1.1");
        await Eventually.BecomesTrueAsync(async () => (await LightAsync(admin)).GetProperty("code").GetString() is "heartbeat.good", "the light of the heartbeat");
    }

    [Fact]
    public async Task A_private_address_is_refused_unless_it_is_allowed_and_the_secret_in_it_is_not_told()
    {
        using var monitor = new TcpListener(IPAddress.Loopback, 0);
        monitor.Start();
        await using var workshop = Workshop(monitor, allowPrivate: false);
        var admin = workshop.Admin();

        await Eventually.BecomesTrueAsync(async () => (await LightAsync(admin)).GetProperty("code").GetString() is "heartbeat.failed", "the light of the heartbeat");

        monitor.Pending().ShouldBeFalse();
        workshop.Log.Lines.ShouldContain(line => line.Contains("The heartbeat to 127.0.0.1 is not answered", StringComparison.Ordinal));
        workshop.Log.Lines.ShouldAllBe(line => !line.Contains("secret", StringComparison.Ordinal));
    }

    private static TestWorkshop Workshop(TcpListener monitor, bool allowPrivate) => new()
    {
        Settings = new Dictionary<string, string?>
        {
            ["Workshop:Heartbeat:Url"] = $"http://127.0.0.1:{((IPEndPoint)monitor.LocalEndpoint).Port}/ping/secret",
            ["Workshop:Outgoing:AllowPrivate"] = allowPrivate ? "true" : "false",
        },
    };

    private static async Task<string> AnswerAsync(TcpListener monitor)
    {
        using var connection = await monitor.AcceptTcpClientAsync();
        await using var stream = connection.GetStream();
        using var reader = new StreamReader(stream);
        var first = await reader.ReadLineAsync();
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        return first!;
    }

    private static async Task<JsonElement> LightAsync(HttpClient client) =>
        (await client.ReadAsync("/api/v1/preflight")).Text.TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line))
            .Select(line => line.TryGetProperty("light", out var light) ? light : default)
            .Single(light => light.ValueKind == JsonValueKind.Object && light.GetProperty("name").GetString() is "heartbeat");
}
