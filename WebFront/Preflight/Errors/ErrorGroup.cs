namespace Workshop.WebFront.Preflight.Errors;

/// <summary>One kind of error in the service's log.</summary>
/// <param name="category">The part of the program.</param>
/// <param name="message">The message, with placeholders where its values are.</param>
/// <param name="exception">The kind of exception; null if there was none.</param>
internal sealed class ErrorGroup(string category, string message, string? exception)
{
    private long _count;
    private long _lastTicks;

    public string Category => category;

    public string Message => message;

    public string? Exception => exception;

    public long Count => Interlocked.Read(ref _count);

    public DateTimeOffset LastAt => new(Interlocked.Read(ref _lastTicks), TimeSpan.Zero);

    public void Add(DateTimeOffset now)
    {
        Interlocked.Increment(ref _count);
        Interlocked.Exchange(ref _lastTicks, now.UtcTicks);
    }

    public override string ToString() =>
        $"{Count} × {message}{(exception is null ? "" : $" ({exception})")}, last at {LastAt.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)} UTC";
}
