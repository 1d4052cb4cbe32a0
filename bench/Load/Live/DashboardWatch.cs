using System.Diagnostics;
using System.Text.Json;

namespace Workshop.Bench.Load.Live;

/// <summary>
/// Follows the dashboard of a server and says when it shows a number of entries of one feature. That row is how a
/// single entry is recognised among 50,000 a second, of which a message shows only the last 20.
/// </summary>
internal sealed class DashboardWatch : IDisposable
{
    private readonly string _feature;
    private readonly HubSocket _socket = new();
    private readonly TaskCompletionSource _snapshot = NewSource();
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = NewSource();
    private long _shown;
    private long _shownAt;
    private long _version = -1;

    /// <param name="feature">The feature whose entries are looked for; nobody else may post any.</param>
    public DashboardWatch(string feature) => _feature = feature;

    /// <summary>Messages received.</summary>
    public int Messages { get; private set; }

    /// <summary>Messages that did not follow the one before; a browser would take the whole state again.</summary>
    public int Gaps { get; private set; }

    /// <summary>Entries of the feature that the dashboard shows.</summary>
    public long Shown
    {
        get
        {
            lock (_lock)
                return _shown;
        }
    }

    /// <summary>Completes when the first whole state is there.</summary>
    public Task Snapshot => _snapshot.Task;

    /// <summary>Connects and receives until cancelled.</summary>
    public async Task RunAsync(Uri server, string key, CancellationToken stop)
    {
        try
        {
            await _socket.ConnectAsync(server, "/hubs/workshop", key, stop);
            await _socket.SendAsync(
                """{"type":1,"invocationId":"1","target":"WatchDashboard","arguments":[]}""", stop);
            await foreach (var record in _socket.RecordsAsync(stop))
                Take(record);
            throw new InvalidOperationException("The server closed the connection.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _snapshot.TrySetException(failure);
            throw;
        }
    }

    /// <summary>Waits until at least that many entries of the feature are shown.</summary>
    /// <returns>When they were, as a timestamp of <see cref="Stopwatch"/>.</returns>
    public async Task<long> WaitAsync(long entries, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_shown >= entries)
                    return _shownAt;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellation);
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Take(JsonElement record)
    {
        var now = Stopwatch.GetTimestamp();
        if (record.TryGetProperty("error", out var error))
            throw new InvalidOperationException($"The hub answered: {error}");
        switch (record.TryGetProperty("type", out var type) ? type.GetInt32() : 0)
        {
            case 1 when record.GetProperty("target").ValueEquals("dashboard"):
                TakeChanges(record.GetProperty("arguments")[0], now);
                break;
            case 3:
                TakeSnapshot(record.GetProperty("result"), now);
                break;
        }
    }

    private void TakeSnapshot(JsonElement state, long now)
    {
        _version = state.GetProperty("version").GetInt64();
        Show(state.GetProperty("dashboard"), now);
        _snapshot.TrySetResult();
    }

    private void TakeChanges(JsonElement message, long now)
    {
        Messages++;
        if (message.GetProperty("after").GetInt64() != _version)
            Gaps++;
        _version = message.GetProperty("version").GetInt64();
        Show(message.GetProperty("changes"), now);
    }

    private void Show(JsonElement figures, long now)
    {
        if (!figures.TryGetProperty("featureMaturity", out var rows))
            return;
        foreach (var row in rows.EnumerateArray())
        {
            if (row.GetProperty("name").ValueEquals(_feature))
                Show(row.GetProperty("events").GetInt64(), now);
        }
    }

    private void Show(long entries, long now)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            (_shown, _shownAt) = (entries, now);
            changed = _changed;
            _changed = NewSource();
        }

        changed.SetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
