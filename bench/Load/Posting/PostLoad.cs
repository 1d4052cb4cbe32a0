using System.Diagnostics;
using Workshop.Bench.Load.Http;

namespace Workshop.Bench.Load.Posting;

/// <summary>Posts entries over many connections from one thread.</summary>
internal sealed class PostLoad : IDisposable
{
    private readonly RequestSource _source;
    private readonly PostPlan _plan;
    private readonly Lane[] _lanes;
    private readonly Poll _poll;
    private Schedule _schedule = Schedule.ClosedLoop;
    private long _measuredFrom;
    private long _until;
    private long _entriesSent;

    /// <summary>Connects; <see cref="Run"/> starts.</summary>
    public PostLoad(RequestSource source, PostPlan plan)
    {
        _source = source;
        _plan = plan;
        _lanes = [.. Enumerable.Range(0, plan.Connections).Select(_ => new Lane(source))];
        _poll = new Poll(_lanes.Select(lane => lane.Connection));
    }

    /// <summary>The answers since the warm-up.</summary>
    public Tally Tally { get; } = new();

    /// <summary>How long answers were counted.</summary>
    public TimeSpan Measured { get; private set; }

    /// <summary>Posts until the plan's end; requests that are on their way then are waited for, but not counted.</summary>
    public void Run(CancellationToken stop)
    {
        Start(Stopwatch.GetTimestamp());
        while (!IsOver(stop))
        {
            StartWhatIsDue();
            Proceed();
        }

        Measured = Stopwatch.GetElapsedTime(_measuredFrom, Math.Min(Stopwatch.GetTimestamp(), _until));
        while (_lanes.Any(lane => lane.Connection.IsBusy))
            Proceed();
    }

    public void Dispose()
    {
        foreach (var lane in _lanes)
            lane.Connection.Dispose();
    }

    private void Start(long now)
    {
        if (_plan.Pace is { } entriesPerSecond)
            _schedule = new Schedule(now, entriesPerSecond / (double)_source.Batch);
        _measuredFrom = now + Ticks(_plan.Warmup);
        _until = _measuredFrom + Ticks(_plan.Duration);
    }

    private bool IsOver(CancellationToken stop) =>
        stop.IsCancellationRequested
        || Stopwatch.GetTimestamp() >= _until
        || (IsAllSent && !_lanes.Any(lane => lane.Connection.IsBusy));

    private bool IsAllSent => _entriesSent >= _plan.Total;

    private void StartWhatIsDue()
    {
        DateTimeOffset? time = null;
        foreach (var lane in _lanes)
        {
            if (lane.Connection.IsBusy || IsAllSent)
                continue;
            if (!_schedule.TryTake(Stopwatch.GetTimestamp(), out var due))
                return;
            lane.Due = due;
            lane.Connection.Send(lane.Template.Next(time ??= TimeProvider.System.GetUtcNow()));
            _entriesSent += _source.Batch;
        }
    }

    private void Proceed()
    {
        for (var i = 0; i < _lanes.Length; i++)
            _poll.WaitToSend(i, _lanes[i].Connection.IsSending);
        _poll.Wait(_schedule.MillisecondsUntilDue(Stopwatch.GetTimestamp()));
        for (var i = 0; i < _lanes.Length; i++)
        {
            if (_poll.IsReady(i) && _lanes[i].Connection.Proceed())
                Count(_lanes[i]);
        }
    }

    private void Count(Lane lane)
    {
        var now = Stopwatch.GetTimestamp();
        if (now >= _measuredFrom && now < _until)
            Tally.Count(lane.Connection, _plan.IsUnchecked ? null : _source.Batch, _source.Batch, now - lane.Due);
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    /// <summary>A connection and the request that it sends again and again.</summary>
    private sealed class Lane(RequestSource source)
    {
        public Connection Connection { get; } = new(source.Server);

        public RequestTemplate Template { get; } = new(source);

        /// <summary>When the request that is on its way was due.</summary>
        public long Due { get; set; }
    }
}
