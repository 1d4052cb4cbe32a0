using System.Collections.Concurrent;

namespace Workshop.WebFront.Preflight.Errors;

/// <summary>
/// Counts what the service itself logs as errors, in groups. Keeps no values, no keys and no exception's words: only which message, of
/// which part, with which kind of exception.
/// </summary>
internal sealed class ErrorLog(TimeProvider clock) : ILoggerProvider
{
    /// <summary>Groups that are told apart; a program has no more messages than this.</summary>
    private const int MaxGroups = 200;

    private readonly ConcurrentDictionary<(string Category, string Message, string? Exception), ErrorGroup> _groups = new();
    private long _seen;

    /// <summary>Messages of any kind that came here.</summary>
    public long Seen => Interlocked.Read(ref _seen);

    /// <summary>The most frequent ones first.</summary>
    public IReadOnlyList<ErrorGroup> Groups => [.. _groups.Values.OrderByDescending(static group => group.Count)];

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void Dispose()
    {
        // Nothing is held.
    }

    private void Record(string category, string message, Exception? exception)
    {
        var key = (category, message, exception?.GetType().Name);
        if (!_groups.TryGetValue(key, out var group))
            group = _groups.Count < MaxGroups ? _groups.GetOrAdd(key, static key => new ErrorGroup(key.Category, key.Message, key.Exception)) : null;
        group?.Add(clock.GetUtcNow());
    }

    private sealed class Recorder(ErrorLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Information)
                Interlocked.Increment(ref log._seen);
            if (logLevel >= LogLevel.Error)
                log.Record(category, Template(state) ?? eventId.Name ?? "", exception);
        }

        /// <summary>The message before its values are put in.</summary>
        private static string? Template<TState>(TState state) =>
            (state as IReadOnlyList<KeyValuePair<string, object?>>)?.FirstOrDefault(static pair => pair.Key is "{OriginalFormat}").Value as string;
    }
}
