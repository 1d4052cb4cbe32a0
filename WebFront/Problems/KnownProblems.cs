using Workshop.Backups;
using Workshop.Entries;

namespace Workshop.WebFront.Problems;

/// <summary>Every problem that the service answers with, as docs/api.md lists them.</summary>
internal static class KnownProblems
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public static readonly Problem KeyMissing = new(401, "key.missing", "An API key is needed",
        "Send it as X-TS-APIKEY or as Authorization: Bearer, or sign in on the page.");

    public static readonly Problem KeyInvalid = new(401, "key.invalid", "The API key is wrong or has expired");

    public static readonly Problem KeyInUrl = new(400, "key.in_url", "A key never belongs in a URL",
        "URLs end up in logs and histories. Send the key as X-TS-APIKEY or as Authorization: Bearer, and replace this one: it must be taken as known.");

    public static readonly Problem ScopeMissing = new(403, "scope.missing", "The key lacks the scope for this");

    public static readonly Problem TeamForbidden = new(403, "team.forbidden", "The key is bound to another team");

    public static readonly Problem OriginForbidden = new(403, "origin.forbidden", "A writing request with a session cookie must come from the same origin");

    public static readonly Problem ClaimWrong = new(403, "claim.wrong", "That is not the claim code",
        "The code is on the console of the running service and changes at every start.");

    public static readonly Problem ClaimDone = new(409, "claim.done", "The workshop has an admin already",
        "Sign in with an admin key.");

    public static readonly Problem KeyOutdated = new(409, "key.outdated", "The key cannot be replaced any more",
        "It has expired, or it has a successor already. Rotate that one, or make a new key.");

    public static readonly Problem LastAdmin = new(409, "key.last_admin", "Nobody could administer the workshop without this key",
        "Make another admin key first, one that works for more than a week.");

    public static readonly Problem FontMissing = new(501, "pdf.font_missing", "This machine has no font to write a PDF with",
        "Install DejaVu Sans there (Debian: apt install fonts-dejavu-core), or name a TrueType file in Workshop:Exports:FontFile.");

    /// <summary>What a person wants does not fit what the incident is by now.</summary>
    public static readonly Problem IncidentState = new(409, "incident.state", "The incident is not in a state for that",
        "Only an open one is acknowledged, one that is not resolved is resolved, and the latest one of its feature and type is reopened. Read it again.");

    public static readonly Problem BackupNotWritten = new(507, "backup.not_written", "The backup cannot be written or read",
        "The disk of the backups is full, read-only or gone. Nothing was changed.");

    public static readonly Problem CalendarOutdated = new(409, "calendar.outdated", "Somebody else has changed the calendar",
        "Nothing was changed. Read it again and give the version that you have seen.");

    public static readonly Problem Corrected = new(409, "correction.made", "The name is corrected already");

    public static readonly Problem NotCorrected = new(409, "correction.none", "The name is not corrected",
        "There is nothing to undo: it counts for itself.");

    public static readonly Problem CorrectionCircle = new(409, "correction.circle", "The names would stand for each other",
        "The other name counts for this one already. Undo that first.");

    public static readonly Problem CorrectionIdUsed = new(409, "correction.id_used", "Another correction has this id",
        "Send each one with an id of its own.");

    public static readonly Problem BodySlow = new(408, "body.slow", "The body came too slowly") { Close = true };

    public static readonly Problem BodyEmpty = new(400, "body.empty", "The body is empty",
        "Send a JSON object, an array of them, or NDJSON.");

    public static readonly Problem BodyGzip = new(400, "body.gzip", "The body is not valid gzip");

    public static readonly Problem Busy = new(503, "busy", "Too many requests are waiting",
        "Nothing was acknowledged. Repeat the request with the same ids.") { RetryAfter = Soon };

    public static readonly Problem StorageUnavailable = new(503, "storage.unavailable", "The storage cannot answer now",
        "Nothing was acknowledged. Repeat the request with the same ids.") { RetryAfter = Soon };

    public static readonly Problem StorageFull = new(503, "storage.full", "There is no room where the data rests",
        "Nothing was acknowledged. Make room on that disk; the service goes on by itself. Then repeat the request with the same ids.") { RetryAfter = Soon };

    public static readonly Problem Malformed = new(400, "request.malformed", "The request cannot be read");

    public static readonly Problem NotFound = new(404, "not_found", "There is nothing here");

    public static Problem NotJson => MediaTypeUnsupported("Send application/json.");

    private static readonly Problem MethodNotAllowed = new(405, "method.not_allowed", "This method is not allowed here");

    private static readonly Problem Internal = new(500, "internal", "The service has made a mistake",
        "It is in the service's log.");

    public static Problem ClaimThrottled(TimeSpan retryAfter) =>
        new(429, "claim.throttled", "Too many wrong claim codes") { RetryAfter = retryAfter };

    public static Problem RateExceeded(int limit, TimeSpan retryAfter) =>
        new(429, "rate.exceeded", "Too many requests", $"At most {limit} a minute are answered.") { RetryAfter = retryAfter };

    /// <summary>A body that can be read, but asks for what is not possible.</summary>
    public static Problem RequestInvalid(string detail) =>
        new(422, "request.invalid", "The request cannot be done as it stands", detail);

    public static Problem CalendarInvalid(IReadOnlyList<BodyFault> faults) =>
        new(422, "calendar.invalid", "The calendar cannot be kept", "Everything that is wrong is named in errors.") { Faults = faults };

    public static Problem NoteInvalid(string detail) => new(422, "note.invalid", "The note cannot be kept", detail);

    public static Problem QueryInvalid(string detail) =>
        new(400, "query.invalid", "The query cannot be understood", detail);

    /// <summary>The rest of the body is not read, so the connection is closed.</summary>
    public static Problem BodyTooLarge(long limit) =>
        new(413, "body.too_large", "The body is too large", $"At most {limit} bytes are taken.") { Close = true };

    public static Problem UnzippedTooLarge(long limit) =>
        new(413, "body.too_large", "The body is too large", $"At most {limit} bytes are taken after gunzip.");

    public static Problem MediaTypeUnsupported(string detail) =>
        new(415, "media_type.unsupported", "The media type is not supported", detail);

    public static Problem EncodingUnsupported(string detail) =>
        new(415, "encoding.unsupported", "The content encoding is not supported", detail);

    /// <summary>A backup that is not good; nothing was changed.</summary>
    public static Problem BackupRefused(BackupRefusedException refused) =>
        new(422, refused.Code, "The backup cannot be restored", $"{refused.Place}: {refused.Detail} Nothing was changed.");

    /// <summary>A body that cannot be read as a whole.</summary>
    public static Problem Body(BodyProblem problem) => problem.Code == "entries.too_many"
        ? new(413, problem.Code, "Too many entries in one request", problem.Detail)
        : new(400, problem.Code, "The body cannot be read", problem.Detail);

    public static Problem EntriesInvalid(IReadOnlyList<EntryProblem> errors, int rejected) =>
        new(422, "entries.invalid", "No entry was stored", "Every entry that is wrong is named in errors.") { Errors = errors, Rejected = rejected };

    /// <summary>The problem for an error status that came without one.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        400 => Malformed,
        401 => KeyMissing,
        403 => ScopeMissing,
        404 => NotFound,
        405 => MethodNotAllowed,
        408 => BodySlow,
        413 => new(413, "body.too_large", "The body is too large") { Close = true },
        415 => MediaTypeUnsupported("See /openapi/v1.json for what this route takes."),
        503 => Busy,
        >= 500 => Internal with { Status = status },
        _ => Malformed with { Status = status },
    };
}
