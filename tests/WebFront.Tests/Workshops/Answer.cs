using System.Net.Http.Headers;

namespace Workshop.WebFront.Tests.Workshops;

/// <summary>An answer, read whole.</summary>
internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The problem's code, once it is sure that this is a well-formed problem.</summary>
    public string Code
    {
        get
        {
            ContentHeaders.ContentType?.MediaType.ShouldBe("application/problem+json", Text);
            var code = Json.GetProperty("code").GetString()!;
            Json.GetProperty("type").GetString().ShouldBe("urn:workshop:problem:" + code);
            Json.GetProperty("status").GetInt32().ShouldBe((int)Status);
            Json.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
            Text.ShouldNotContain("Exception");
            Text.ShouldNotContain("   at ");
            return code;
        }
    }

    public int Number(string member) => Json.GetProperty(member).GetInt32();

    /// <summary>The codes of what is wrong with single entries.</summary>
    public string[] ErrorCodes => [.. Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()!)];
}

internal static class HttpClientExtensions
{
    public const string Log = "/production/log";

    public static async Task<Answer> ReadAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return await response.ReadAsync();
    }

    public static async Task<Answer> DoAsync(this HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        return await response.ReadAsync();
    }

    public static Task<Answer> PostAsync(this HttpClient client, string body, string path = Log, string? contentType = "application/json") =>
        client.PostAsync(Encoding.UTF8.GetBytes(body), path, contentType);

    public static Task<Answer> PostAsync(
        this HttpClient client, byte[] body, string path = Log, string? contentType = "application/json", string? encoding = null, string? prefer = null)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType).ShouldBeTrue();
        if (encoding is not null)
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding).ShouldBeTrue();
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);
        return client.DoAsync(request);
    }

    private static async Task<Answer> ReadAsync(this HttpResponseMessage response) =>
        new(response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsStringAsync());
}
