using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Workshop.Stats;

namespace Workshop.Hosts;

/// <summary>Those who read new entries as they come. A slow one loses the oldest; it never slows the others or the writers.</summary>
public sealed class LiveFeeds
{
    private ImmutableArray<Feed> _feeds = [];

    public bool HasReaders => !_feeds.IsEmpty;

    public ILiveFeed Subscribe(int capacity)
    {
        var feed = new Feed(this, capacity);
        ImmutableInterlocked.Update(ref _feeds, static (feeds, added) => feeds.Add(added), feed);
        return feed;
    }

    /// <param name="team">Whose entries they are.</param>
    /// <param name="frames">In the order of their numbers.</param>
    /// <param name="skipped">Entries before them that nobody gets.</param>
    public void Publish(string team, IReadOnlyList<NumberedFrame> frames, long skipped = 0)
    {
        foreach (var feed in _feeds)
            feed.Publish(new LiveBatch(team, frames, skipped));
    }

    private void Remove(Feed feed) =>
        ImmutableInterlocked.Update(ref _feeds, static (feeds, removed) => feeds.Remove(removed), feed);

    private sealed class Feed : ILiveFeed
    {
        private readonly LiveFeeds _owner;

        /// <summary>Held while the queue changes, so that what was skipped is told with the batch behind it.</summary>
        private readonly Lock _lock = new();
        private readonly Channel<LiveBatch> _queue;
        private long _skipped;

        public Feed(LiveFeeds owner, int capacity)
        {
            _owner = owner;
            var options = new BoundedChannelOptions(capacity)
            {
                FullMode = BoundedChannelFullMode.DropOldest,
                SingleReader = true,
            };
            _queue = Channel.CreateBounded<LiveBatch>(options, Skip);
        }

        public void Publish(LiveBatch batch)
        {
            lock (_lock)
                _queue.Writer.TryWrite(batch);
        }

        public async IAsyncEnumerable<LiveBatch> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            while (await _queue.Reader.WaitToReadAsync(cancellationToken))
            {
                while (TryRead() is { } batch)
                    yield return batch;
            }
        }

        public void Dispose()
        {
            _owner.Remove(this);
            _queue.Writer.TryComplete();
        }

        private LiveBatch? TryRead()
        {
            lock (_lock)
            {
                if (!_queue.Reader.TryRead(out var batch))
                    return null;
                var skipped = _skipped;
                _skipped = 0;
                return batch with { Skipped = batch.Skipped + skipped };
            }
        }

        private void Skip(LiveBatch batch)
        {
            _skipped += batch.Skipped;
            foreach (var frame in batch.Frames)
                _skipped += frame.LastSeq - frame.FirstSeq + 1;
        }
    }
}
