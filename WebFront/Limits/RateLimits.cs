using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Workshop.Keys;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Limits;

/// <summary>
/// Counts requests against the limit of their key, or of the address of strangers, and says so on every answer with the fields
/// <c>RateLimit-Policy</c> and <c>RateLimit</c> of the IETF's draft-ietf-httpapi-ratelimit-headers. Each process counts what it answers.
/// </summary>
internal sealed class RateLimits
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Limit> _keys = new();
    private readonly RateLimitOptions _options;
    private readonly TimeProvider _clock;
    private readonly AddressBuckets _strangers;
    private readonly StringValues _strangersPolicy;
    private readonly long _start;

    private sealed record Limit(TokenBucket Bucket, StringValues Policy);

    public RateLimits(IOptions<RateLimitOptions> options, TimeProvider clock)
    {
        _options = options.Value;
        _clock = clock;
        _start = clock.GetTimestamp();
        _strangers = new AddressBuckets(_options.StrangerRequestsPerMinute, Period.Ticks);
        _strangersPolicy = Policy("address", _options.StrangerRequestsPerMinute);
    }

    /// <summary>Requests a minute that a key may send; null: any number.</summary>
    public int? LimitOf(ApiKey key) => _options.Enabled ? key.RequestsPerMinute ?? _options.RequestsPerMinute : null;

    /// <summary>Counts a request and writes the fields of its answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">Whose it is; null: a stranger's.</param>
    /// <returns>Why it is not answered; null if it is.</returns>
    public Problem? Take(HttpContext context, ApiKey? key)
    {
        if (!_options.Enabled)
            return null;
        var now = _clock.GetElapsedTime(_start).Ticks;
        return key is null
            ? Take(context.Response, "address", _strangers.Of(context.Connection.RemoteIpAddress, now), _strangersPolicy, now)
            : Take(context.Response, "key", LimitOfKnown(key), now);
    }

    private static Problem? Take(HttpResponse response, string name, Limit limit, long now) =>
        Take(response, name, limit.Bucket, limit.Policy, now);

    private static Problem? Take(HttpResponse response, string name, TokenBucket bucket, StringValues policy, long now)
    {
        var answer = bucket.Take(now);
        response.Headers["RateLimit-Policy"] = policy;
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={answer.Remaining};t={Seconds(answer.FullIn)}");
        return answer.Allowed ? null : KnownProblems.RateExceeded(bucket.Capacity, TimeSpan.FromTicks(answer.RetryIn));
    }

    private Limit LimitOfKnown(ApiKey key) => _keys.TryGetValue(key.Id, out var known) ? known : _keys.GetOrAdd(key.Id, NewLimit(key));

    private Limit NewLimit(ApiKey key)
    {
        var requests = key.RequestsPerMinute ?? _options.RequestsPerMinute;
        return new Limit(new TokenBucket(requests, Period.Ticks), Policy("key", requests));
    }

    private static StringValues Policy(string name, int requests) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={requests};w={(int)Period.TotalSeconds}");

    private static long Seconds(long ticks) => (ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
}
