using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workshop.Hosts;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Grains.Fronts;

/// <summary>
/// New entries for those who read along at this front: read from the log, whenever the dashboard says that there are some. So they
/// are complete and in order wherever their teams are, and nothing is sent to a front that nobody reads along at.
/// </summary>
internal sealed class LogFeed(
    IEventLog log, MarkReader marks, DashboardWatch watch, OrleansEngineOptions options, ILogger<LogFeed> logger) : BackgroundService
{
    /// <summary>Entries of a team that are read at once; of more than that the oldest are skipped, for nobody could read so fast.</summary>
    private const int MostEntries = 20_000;

    private readonly LiveFeeds _feeds = new();
    private readonly Dictionary<string, long> _read = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Begins with what is appended after this.</summary>
    public async ValueTask<ILiveFeed> SubscribeAsync(int capacity, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var stored = await marks.ReadAsync();
            if (_feeds.HasReaders)
                await PublishAsync(stored);
            else
                Skip(stored);
            return _feeds.Subscribe(capacity);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var change = watch.NextChange();
            try
            {
                await PublishNewAsync(stoppingToken);
                failing = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (!failing)
                    GrainsLog.FeedInterrupted(logger, exception);
                failing = true;
            }

            await Task.Delay(options.ShowInterval, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await change.WaitAsync(options.CompareInterval, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PublishNewAsync(CancellationToken stoppingToken)
    {
        if (!_feeds.HasReaders)
            return;
        await _turn.WaitAsync(stoppingToken);
        try
        {
            await PublishAsync(await marks.ReadAsync());
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Skip(IReadOnlyList<TeamMark> stored)
    {
        foreach (var mark in stored)
            _read[mark.Team] = mark.LastSeq;
    }

    private async Task PublishAsync(IReadOnlyList<TeamMark> stored)
    {
        foreach (var mark in stored)
        {
            var after = _read.GetValueOrDefault(mark.Team);
            if (after < mark.LastSeq)
                await PublishAsync(mark.Team, after, mark.LastSeq);
            else
                _read[mark.Team] = mark.LastSeq; // the log was replaced by a shorter one
        }
    }

    private async Task PublishAsync(string team, long after, long upTo)
    {
        var read = after;
        after = Math.Max(after, upTo - MostEntries);
        await foreach (var segment in log.ReadTeamAsync(team, after, upTo))
        {
            foreach (var frame in segment.NumberedFrames())
            {
                if (frame.LastSeq <= after)
                    continue;
                _feeds.Publish(team, [frame], skipped: frame.FirstSeq - read - 1);
                _read[team] = read = frame.LastSeq;
            }
        }
    }
}
