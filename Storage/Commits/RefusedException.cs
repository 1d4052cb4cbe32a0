namespace Workshop.Storage.Commits;

/// <summary>
/// Thrown by a write that has changed nothing yet: it alone fails, with <see cref="Reason"/>; the others of its transaction go on.
/// Any other exception fails the whole transaction.
/// </summary>
internal sealed class RefusedException : Exception
{
    public RefusedException(Exception reason)
        : base(reason.Message, reason) => Reason = reason;

    /// <summary>What the caller of the write gets to see.</summary>
    public Exception Reason { get; }
}
