using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Workshop.Entries;
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

    public void Publish(string team, IReadOnlyList<NumberedFrame> frames)
    {
        foreach (var feed in _feeds)
            feed.Publish(new LiveBatch(team, frames, Skipped: 0));
    }

    private void Remove(Feed feed) =>
        ImmutableInterlocked.Update(ref _feeds, static (feeds, removed) => feeds.Remove(removed), feed);

    private sealed class Feed : ILiveFeed
    {
        private readonly LiveFeeds _owner;
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

        public void Publish(LiveBatch batch) => _queue.Writer.TryWrite(batch);

        public async IAsyncEnumerable<LiveBatch> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (var batch in _queue.Reader.ReadAllAsync(cancellationToken))
                yield return batch with { Skipped = Interlocked.Exchange(ref _skipped, 0) };
        }

        public void Dispose()
        {
            _owner.Remove(this);
            _queue.Writer.TryComplete();
        }

        private void Skip(LiveBatch batch)
        {
            foreach (var frame in batch.Frames)
                Interlocked.Add(ref _skipped, new Frame(frame.Bytes.Span).Rows.Length);
        }
    }
}
