using Workshop.Keys;
using Workshop.WebFront.Json;
using Workshop.WebFront.Limits;

namespace Workshop.WebFront.Keys;

/// <summary>A key as admins see it: everything but the key itself.</summary>
/// <param name="Team">The only team that it may post for; null: any.</param>
/// <param name="State"><c>active</c>, <c>replaced</c> (works until it expires, but has a successor) or <c>expired</c>.</param>
/// <param name="LastUsedAt">To the minute in the other processes of a cluster.</param>
/// <param name="RequestsPerMinute">Its own limit; null: it has none.</param>
/// <param name="Limit">The limit that holds; null: none does.</param>
/// <param name="Replaces">The id of its predecessor.</param>
/// <param name="ReplacedBy">The id of its successor.</param>
/// <param name="Current">Whether this list was asked for with it.</param>
internal sealed record KeyView(
    string Id,
    string Name,
    string[] Scopes,
    string? Team,
    string State,
    string CreatedAt,
    string? ExpiresAt,
    string? LastUsedAt,
    int? RequestsPerMinute,
    int? Limit,
    string? Replaces,
    string? ReplacedBy,
    bool Current);

/// <summary>A new key: the only time that it is shown.</summary>
internal sealed record NewKeyView(string Key, KeyView Details);

/// <summary>Shows keys.</summary>
internal sealed class KeyViews(KeyUses uses, RateLimits limits, TimeProvider clock)
{
    public IReadOnlyList<KeyView> All(IReadOnlyList<ApiKey> keys, string callerId)
    {
        var successors = keys.Where(static key => key.Replaces is not null).ToDictionary(static key => key.Replaces!, static key => key.Id);
        return [.. keys.Select(key => Of(key, successors.GetValueOrDefault(key.Id), callerId))];
    }

    public NewKeyView Fresh(ApiKey key, string secret, string callerId) => new(secret, Of(key, replacedBy: null, callerId));

    private KeyView Of(ApiKey key, string? replacedBy, string callerId) => new(
        key.Id,
        key.Name,
        Words.Of(key.Scopes),
        key.Team,
        State(key, replacedBy),
        Words.Of(key.CreatedAt),
        key.ExpiresAt is { } end ? Words.Of(end) : null,
        uses.LastUse(key) is { } use ? Words.Of(use) : null,
        key.RequestsPerMinute,
        limits.LimitOf(key),
        key.Replaces,
        replacedBy,
        Current: key.Id == callerId);

    private string State(ApiKey key, string? replacedBy)
    {
        if (!key.WorksAt(clock.GetUtcNow()))
            return "expired";
        return replacedBy is null ? "active" : "replaced";
    }
}
