using System.Net.Sockets;

namespace Workshop.WebFront.Tests.Ingest;

/// <summary>Senders that behave badly below HTTP's surface, on a real server.</summary>
public sealed class ConnectionTests(KestrelWorkshop kestrel) : IClassFixture<KestrelWorkshop>
{
    private const string Body = """{"item":"a","team":"T","id":"1"}""";

    [Fact]
    public async Task A_body_that_comes_too_slowly_is_given_up()
    {
        using var connection = await ConnectAsync();
        await connection.SendAsync(Head(contentLength: 100_000) + Body);

        var answer = await connection.ReadAsync();

        answer.ShouldStartWith("HTTP/1.1 408");
        answer.ShouldContain("\"code\":\"body.slow\"");
    }

    [Fact]
    public async Task A_body_that_announces_too_much_is_refused_unread()
    {
        using var connection = await ConnectAsync();
        await connection.SendAsync(Head(contentLength: 1L << 40));

        var answer = await connection.ReadAsync();

        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain("\"code\":\"body.too_large\"");
        answer.ShouldContain("Connection: close");
    }

    [Fact]
    public async Task A_body_that_ends_early_stores_nothing()
    {
        using (var connection = await ConnectAsync())
            await connection.SendAsync(Head(contentLength: Body.Length + 1) + Body);

        (await kestrel.Workshop.Admin().ReadAsync("/production/log?team=T")).Json.GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", "400")]
    [InlineData("POST /production/log HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n", "400")]
    [InlineData("POST /production/log HTTP/1.1\r\n\r\n", "400")]
    public async Task A_request_that_is_no_HTTP_is_refused(string request, string status)
    {
        using var connection = await ConnectAsync();
        await connection.SendAsync(request);

        (await connection.ReadAsync()).ShouldStartWith("HTTP/1.1 " + status);
    }

    [Fact]
    public async Task A_broken_chunk_is_a_problem()
    {
        using var connection = await ConnectAsync();
        await connection.SendAsync(Head("Transfer-Encoding: chunked") + "zz\r\n");

        var answer = await connection.ReadAsync();

        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldContain("\"code\":\"request.malformed\"");
    }

    private static string Head(long contentLength) => Head($"Content-Length: {contentLength}");

    private static string Head(string framing) =>
        $"POST /production/log HTTP/1.1\r\nHost: localhost\r\nX-TS-APIKEY: {TestWorkshop.AdminKey}\r\nContent-Type: application/json\r\n{framing}\r\n\r\n";

    private async Task<RawConnection> ConnectAsync() => await RawConnection.OpenAsync(kestrel.Address);

    private sealed class RawConnection(TcpClient client) : IDisposable
    {
        public static async Task<RawConnection> OpenAsync(Uri address)
        {
            var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            return new RawConnection(client);
        }

        public async Task SendAsync(string text) => await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

        /// <summary>All that is answered until the server closes the connection.</summary>
        public async Task<string> ReadAsync()
        {
            using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
            return await reader.ReadToEndAsync().WaitAsync(Eventually.Patience, TimeProvider.System);
        }

        public void Dispose() => client.Dispose();
    }
}
