using System.Net;
using System.Text;

namespace Workshop.Cli.Tests;

/// <summary>A service that acknowledges everything, loses the first entry, has the second twice, and once asks to come back later.</summary>
internal sealed class LyingService : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<string> _ids = [];
    private readonly Task _serving;
    private bool _hasShed;

    public LyingService()
    {
        Address = new Uri($"http://127.0.0.1:{WebFrontProcess.FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public bool IsRemoved { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private Task AnswerAsync(HttpListenerContext context) => (context.Request.HttpMethod, context.Request.Url!.AbsolutePath) switch
    {
        ("POST", _) => PostAsync(context),
        ("DELETE", _) => RemoveAsync(context),
        ("GET", "/api/v1/stress") => WriteAsync(context, 200, $$"""{"entries":{{_ids.Count}}}"""),
        ("GET", "/api/v1/stress/log") => WriteAsync(context, 200, $"[{string.Join(',', Kept().Select(Entry))}]"),
        _ => WriteAsync(context, 404, "{}"),
    };

    private async Task PostAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var entries = (await reader.ReadToEndAsync()).Trim().Split('\n').Select(line => JsonElement.Parse(line).GetProperty("id").GetString()!).ToList();
        if (!_hasShed)
        {
            _hasShed = true;
            context.Response.Headers["Retry-After"] = "1";
            await WriteAsync(context, 429, "{}");
            return;
        }

        _ids.AddRange(entries);
        await WriteAsync(context, 200, $$"""{"accepted":{{entries.Count}},"duplicates":0,"rejected":0,"errors":[],"warnings":[]}""");
    }

    private Task RemoveAsync(HttpListenerContext context)
    {
        IsRemoved = true;
        return WriteAsync(context, 204, "");
    }

    private IEnumerable<string> Kept() => _ids.Skip(1).Append(_ids[1]);

    private static string Entry(string id) =>
        $$"""{"id":"{{id}}","seq":1,"team":"stress-1","feature":"stress","item":"Testspielzeug","count":1,"type":"stress.test","timestamp":"2026-12-18T08:14:00.000Z","receivedAt":"2026-12-18T08:14:00.000Z","unusual":false}""";

    private static async Task WriteAsync(HttpListenerContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (json.Length > 0)
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(json));
        context.Response.Close();
    }
}
