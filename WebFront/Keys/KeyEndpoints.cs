using Microsoft.AspNetCore.Http.HttpResults;
using Workshop.Keys;
using Workshop.WebFront.Audit;
using Workshop.WebFront.Json;
using Workshop.WebFront.Problems;
using Workshop.WebFront.Security;

namespace Workshop.WebFront.Keys;

/// <summary><c>/api/v1/keys</c></summary>
internal static class KeyEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, IKeyStore store, KeyViews views)
    {
        context.Response.Headers.CacheControl = "no-store";
        var keys = await store.ListAsync(context.RequestAborted);
        return TypedResults.Json(views.All(keys, context.Caller().Key.Id), ApiJson.Context.IReadOnlyListKeyView);
    }

    /// <remarks>A request that was not answered may have made a key that nobody knows: it stands in the list and can be revoked.</remarks>
    public static async Task<IResult> CreateAsync(HttpContext context, KeyRing keys, KeyViews views, TimeProvider clock)
    {
        var (request, problem) = await JsonBody.ReadAsync(context.Request, ApiJson.Context.KeyRequest);
        if (problem is not null)
            return problem;
        var secret = NewKey.Secret();
        var reader = new KeyRequestReader(clock.GetUtcNow());
        var key = reader.Read(request ?? new KeyRequest(null, null, null, null, null), secret);
        if (reader.Errors is { } errors)
            return KnownProblems.RequestInvalid(errors);

        context.Audit(key.Id, KeyWords.Of(key));
        await keys.AddAsync(key, CancellationToken.None);
        return Show(context, views, key, secret);
    }

    /// <remarks>As with a new key: repeating it is refused then, and the unknown successor can be revoked.</remarks>
    public static async Task<IResult> RotateAsync(string id, HttpContext context, KeyRing keys, IKeyStore store, KeyViews views, TimeProvider clock)
    {
        var (request, problem) = await JsonBody.ReadAsync(context.Request, ApiJson.Context.RotateRequest, optional: true);
        if (problem is not null)
            return problem;
        if ((await store.ListAsync(context.RequestAborted)).FirstOrDefault(key => key.Id == id) is not { } old)
            return Unknown;
        var secret = NewKey.Secret();
        var reader = new KeyRequestReader(clock.GetUtcNow());
        var (successor, oldEndsAt) = reader.Read(request ?? new RotateRequest(null, null), old, secret);
        if (reader.Errors is { } errors)
            return KnownProblems.RequestInvalid(errors);

        context.Audit(id, $"Its successor is {successor.Id}; both work until {Words.Of(oldEndsAt)}.");
        if (!await keys.ReplaceAsync(successor, oldEndsAt, CancellationToken.None))
            return KnownProblems.KeyOutdated;
        return Show(context, views, successor, secret);
    }

    public static async Task<IResult> RevokeAsync(string id, HttpContext context, KeyRing keys, IKeyStore store)
    {
        var key = (await store.ListAsync(context.RequestAborted)).FirstOrDefault(key => key.Id == id);
        context.Audit(id, key is null ? null : KeyWords.Of(key));
        return await keys.RemoveAsync(id, CancellationToken.None) switch
        {
            KeyRemoval.Removed => TypedResults.NoContent(),
            KeyRemoval.LastAdmin => KnownProblems.LastAdmin,
            _ => Unknown,
        };
    }

    private static Problem Unknown => KnownProblems.NotFound with { Detail = "There is no such key." };

    private static JsonHttpResult<NewKeyView> Show(HttpContext context, KeyViews views, ApiKey key, string secret)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(views.Fresh(key, secret, context.Caller().Key.Id), ApiJson.Context.NewKeyView, statusCode: StatusCodes.Status201Created);
    }
}

/// <summary>Keys in words for the audit log.</summary>
internal static class KeyWords
{
    /// <summary>A key's name and what it may, for example <c>“Paint shop”: ingest, for the team Filbert, until 2027-01-06T00:00:00.000Z</c>.</summary>
    public static string Of(ApiKey key)
    {
        var words = $"“{key.Name}”: {string.Join(", ", Words.Of(key.Scopes))}";
        if (key.Team is not null)
            words += $", for the team {key.Team}";
        return key.ExpiresAt is { } end ? $"{words}, until {Words.Of(end)}" : words;
    }
}
