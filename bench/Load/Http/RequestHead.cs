using System.Globalization;
using System.Text;

namespace Workshop.Bench.Load.Http;

/// <summary>Renders the heads of HTTP/1.1 requests, once and beforehand.</summary>
internal static class RequestHead
{
    /// <summary>The whole of a GET request.</summary>
    public static byte[] Get(Uri server, string path, string key) => Render("GET", server, path, key, "");

    /// <summary>The head of a POST request whose body has the given number of bytes.</summary>
    public static byte[] Post(Uri server, string path, string key, int bodyLength) => Render("POST", server, path, key,
        string.Create(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {bodyLength}\r\n"));

    private static byte[] Render(string method, Uri server, string path, string key, string more)
    {
        var authorization = key.Length > 0 ? $"X-TS-APIKEY: {key}\r\n" : "";
        return Encoding.ASCII.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: {server.Authority}\r\n{authorization}{more}\r\n");
    }
}
