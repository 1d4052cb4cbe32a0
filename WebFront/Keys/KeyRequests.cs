using System.Globalization;
using Workshop.Entries;
using Workshop.Keys;
using Workshop.WebFront.Json;
using Workshop.WebFront.Limits;

namespace Workshop.WebFront.Keys;

/// <summary>What <c>POST /api/v1/keys</c> takes.</summary>
/// <param name="Team">The only team that it may post for; null: any.</param>
/// <param name="ExpiresAt">RFC 3339; null: never.</param>
/// <param name="RequestsPerMinute">A limit of its own; null: that of any key.</param>
internal sealed record KeyRequest(string? Name, string[]? Scopes, string? Team, string? ExpiresAt, int? RequestsPerMinute);

/// <summary>What <c>POST /api/v1/keys/{id}/rotate</c> takes, if anything.</summary>
/// <param name="OverlapSeconds">How long both keys work; a day by default.</param>
/// <param name="ExpiresAt">When the new key stops working (RFC 3339); by default it lives as long as the old one was made to.</param>
internal sealed record RotateRequest(long? OverlapSeconds, string? ExpiresAt);

/// <summary>Reads what admins want of keys, and collects everything that is wrong with it.</summary>
internal sealed class KeyRequestReader(DateTimeOffset now)
{
    /// <summary>A key that is being replaced must not count as an admin's that stays.</summary>
    private static readonly TimeSpan LongestOverlap = IKeyStore.AdminReserve;

    private static readonly TimeSpan DefaultOverlap = TimeSpan.FromDays(1);

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm'Z'",
    ];

    private readonly List<string> _errors = [];

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? Errors => _errors.Count == 0 ? null : string.Join(' ', _errors);

    /// <summary>A key as it is wanted, of a secret. Only of use if there are no <see cref="Errors"/>.</summary>
    public ApiKey Read(KeyRequest request, string secret)
    {
        var scopes = ReadScopes(request.Scopes);
        return Security.NewKey.Of(secret, ReadName(request.Name, "name") ?? "", scopes, now) with
        {
            Team = ReadTeam(request.Team, scopes),
            ExpiresAt = ReadEnd(request.ExpiresAt),
            RequestsPerMinute = ReadLimit(request.RequestsPerMinute),
        };
    }

    /// <summary>The successor of a key, of a secret, and when the old one ends.</summary>
    public (ApiKey Successor, DateTimeOffset OldEndsAt) Read(RotateRequest request, ApiKey old, string secret)
    {
        var overlap = ReadOverlap(request.OverlapSeconds);
        var successor = Security.NewKey.Of(secret, old.Name, old.Scopes, now) with
        {
            Team = old.Team,
            ExpiresAt = ReadEnd(request.ExpiresAt) ?? now + (old.ExpiresAt - old.CreatedAt),
            RequestsPerMinute = old.RequestsPerMinute,
            Replaces = old.Id,
        };
        return (successor, now + overlap);
    }

    private string? ReadName(string? text, string member)
    {
        if (text is not null && EntryNames.TryNormalize(text, out var name, out _))
            return name;
        _errors.Add($"{member} must have 1 to 100 characters and no control characters.");
        return null;
    }

    private Scopes ReadScopes(string[]? words)
    {
        var scopes = Scopes.None;
        foreach (var word in words ?? [])
        {
            if (Words.ParseScope(word) is { } scope)
                scopes |= scope;
            else
                _errors.Add($"'{word}' is no scope.");
        }

        if (scopes == Scopes.None)
            _errors.Add($"scopes must be one or more of {Words.ScopeNames}.");
        return scopes;
    }

    private string? ReadTeam(string? text, Scopes scopes)
    {
        if (text is null)
            return null;
        if (!scopes.HasFlag(Scopes.Ingest))
            _errors.Add("team binds what a key posts, so it needs the scope ingest.");
        return ReadName(text, "team");
    }

    private DateTimeOffset? ReadEnd(string? text)
    {
        if (text is null)
            return null;
        if (!DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end))
            _errors.Add("expiresAt must be an RFC 3339 time with an offset, for example 2027-01-06T00:00:00Z.");
        else if (end <= now)
            _errors.Add("expiresAt must be in the future.");
        return end;
    }

    private int? ReadLimit(int? requests)
    {
        if (requests is < 1 or > RateLimitOptions.Most)
            _errors.Add($"requestsPerMinute must be 1 to {RateLimitOptions.Most}.");
        return requests;
    }

    private TimeSpan ReadOverlap(long? seconds)
    {
        if (seconds is null)
            return DefaultOverlap;
        if (seconds < 0 || seconds > (long)LongestOverlap.TotalSeconds)
        {
            _errors.Add($"overlapSeconds must be 0 to {(long)LongestOverlap.TotalSeconds}.");
            return TimeSpan.Zero;
        }

        return TimeSpan.FromSeconds(seconds.Value);
    }
}
