using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using Workshop.WebFront.Alerts.Texts;
using Workshop.WebFront.Outgoing;

namespace Workshop.WebFront.Alerts.Channels;

/// <summary>Posts messages to an address. Redirects are not followed: the address in the settings is the one that was allowed.</summary>
internal sealed class WebhookChannel(WebhookOptions options, HttpClient client, AlertWords words, Uri? publicUrl, TimeProvider clock) : IAlertChannel
{
    public const string DeliveryHeader = "X-Workshop-Delivery";
    public const string TimestampHeader = "X-Workshop-Timestamp";
    public const string SignatureHeader = "X-Workshop-Signature";

    /// <summary>They pass, or somebody mends them; all other errors of the client mean that the message itself is refused.</summary>
    private static readonly HttpStatusCode[] Passing =
    [
        HttpStatusCode.Unauthorized, HttpStatusCode.PaymentRequired, HttpStatusCode.Forbidden, HttpStatusCode.NotFound,
        HttpStatusCode.ProxyAuthenticationRequired, HttpStatusCode.RequestTimeout, HttpStatusCode.Locked, HttpStatusCode.TooManyRequests,
    ];

    public string Name => $"webhook:{options.Name}";

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using var request = Request(message);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return ResultOf(answer.StatusCode);
        }
        catch (HttpRequestException failure)
        {
            return SendResult.Failed(ErrorOf(failure));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SendResult.Failed("timeout");
        }
    }

    /// <summary>HMAC-SHA256 over the timestamp, a dot and the body, in hexadecimal digits.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(timestamp + "."));
        hmac.AppendData(body);
        return "sha256=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private HttpRequestMessage Request(OutgoingMessage message)
    {
        var body = options.Format == "slack" ? WebhookBody.Slack(message, words, publicUrl) : WebhookBody.Json(message, words, publicUrl);
        var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.ParseAdd("Workshop");
        request.Headers.Add(DeliveryHeader, message.Message.Id.ToString());
        if (options.Secret is { Length: > 0 } secret)
        {
            var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add(TimestampHeader, timestamp);
            request.Headers.Add(SignatureHeader, Sign(secret, timestamp, body));
        }

        return request;
    }

    private static SendResult ResultOf(HttpStatusCode status)
    {
        var error = string.Create(CultureInfo.InvariantCulture, $"http_{(int)status}");
        return (int)status switch
        {
            >= 200 and < 300 => SendResult.Sent,
            >= 300 and < 400 => SendResult.Failed("redirected"),
            >= 400 and < 500 when !Passing.Contains(status) => SendResult.Refused(error),
            _ => SendResult.Failed(error),
        };
    }

    private static string ErrorOf(HttpRequestException failure)
    {
        if (failure.HttpRequestError == HttpRequestError.SecureConnectionError || failure.InnerException is AuthenticationException)
            return "tls";
        return failure is PrivateAddressException || failure.InnerException is PrivateAddressException ? "private_address" : "unreachable";
    }
}
