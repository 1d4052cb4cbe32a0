using Workshop.Keys;
using Workshop.WebFront.Problems;

namespace Workshop.WebFront.Security;

/// <summary>What <c>POST /api/v1/claim</c> takes.</summary>
internal sealed record ClaimRequest(string? Code);

/// <summary>The first admin's key: the only time it is shown.</summary>
internal sealed record Claimed(string Key, string Name, string[] Scopes);

/// <summary>Gives the workshop its first admin: whoever brings the claim code, once.</summary>
internal sealed class Claim(KeyRing keys, ClaimThrottle throttle, TimeProvider clock) : IDisposable
{
    private const string AdminName = "admin";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile ClaimCode? _code;

    /// <summary>Made for the right code and not given out yet: whether it is stored was not known when it was tried.</summary>
    private volatile Offer? _offer;

    /// <summary>The code; null once there is an admin.</summary>
    public ClaimCode? Code => IsOpen ? _code : null;

    /// <summary>Whether the workshop has no admin yet who knows of it.</summary>
    public bool IsOpen => !keys.HasAdmin || (_offer is { } offer && keys.FindById(offer.Key.Id) is not null);

    /// <summary>Makes the code, if the workshop has no admin.</summary>
    public void Open()
    {
        if (IsOpen)
            _code = ClaimCode.Create();
    }

    /// <summary>
    /// One at a time, so that a code works once, and of several processes, each with a code of its own, one. If it is not known
    /// whether the key is stored the code stays good, for the same key.
    /// </summary>
    public async Task<(ApiKey Key, string Secret)?> TryAsync(string code, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Code?.Matches(code) != true)
                return null;
            var offer = _offer ??= NewOffer();
            var won = await keys.AddFirstAdminAsync(offer.Key, CancellationToken.None);
            _offer = null;
            _code = null;
            return won ? (offer.Key, offer.Secret) : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Why nothing can be tried now; null if it can.</summary>
    public Problem? Refusal()
    {
        if (!IsOpen)
            return KnownProblems.ClaimDone;
        return throttle.Wait() is { } wait ? KnownProblems.ClaimThrottled(wait) : null;
    }

    /// <summary>Counts a wrong code.</summary>
    public Problem Wrong()
    {
        throttle.Count();
        return IsOpen ? KnownProblems.ClaimWrong : KnownProblems.ClaimDone;
    }

    private Offer NewOffer()
    {
        var secret = NewKey.Secret();
        return new Offer(NewKey.Of(secret, AdminName, Scopes.Admin, clock.GetUtcNow()), secret);
    }

    private sealed record Offer(ApiKey Key, string Secret);
}
