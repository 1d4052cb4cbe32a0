using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Actors;

/// <summary>
/// What a team does beside answering: it writes its changed cells and has its small segments joined. One write of each kind is
/// under way at a time, and no append waits for it, so that under load these take what is left of the storage.
/// </summary>
internal sealed class TeamUpkeep(string team, long epoch, TeamCells cells, ActorServices services)
{
    /// <summary>Appends with fewer entries make small segments.</summary>
    private const int SmallSegment = 500;

    /// <summary>Joining is worth it from here on.</summary>
    private const int ManySmallSegments = 256;

    /// <summary>A team that is not written to has its cells written after this many ticks.</summary>
    private const int QuietTicks = 2;

    /// <summary>A team that is written to all the time has its cells written every so many ticks: most cells change again and again.</summary>
    private const int BusyTicks = 10;

    /// <summary>So many, if it has changed many cells by few entries each: writing them would cost more than the entries did.</summary>
    private const int SparseTicks = 30;

    /// <summary>So many changed cells are worth waiting for.</summary>
    private const int ManyCells = 100;

    /// <summary>From so many entries a changed cell on, writing them is cheap beside the entries, and counting these again would not be.</summary>
    private const int ManyEntriesPerCell = 16;

    private (CellFlush Flush, Task Written)? _flush;
    private Task? _compaction;
    private int _smallSegments;
    private int _ticksSinceAppend;
    private int _ticksSinceFlush;

    public bool IsDue => _flush is not null || _compaction is not null || cells.HasChanges || _smallSegments >= ManySmallSegments;

    private bool IsSparse
    {
        get
        {
            var changed = cells.ChangedCells;
            return changed >= ManyCells && cells.Counted - cells.Stored < changed * ManyEntriesPerCell;
        }
    }

    /// <summary>Takes note of an append.</summary>
    /// <param name="entries">How many entries it had.</param>
    public void Appended(long entries)
    {
        _ticksSinceAppend = 0;
        if (entries < SmallSegment)
            _smallSegments++;
    }

    public async ValueTask TickAsync()
    {
        _ticksSinceAppend++;
        _ticksSinceFlush++;
        if (_flush is null or { Written.IsCompleted: true })
        {
            await FlushedAsync();
            if (cells.HasChanges && (_ticksSinceAppend >= QuietTicks || _ticksSinceFlush >= (IsSparse ? SparseTicks : BusyTicks)))
                StartFlush();
        }

        if (_compaction is null or { IsCompleted: true })
        {
            await CompactedAsync();
            if (_smallSegments >= ManySmallSegments)
                StartCompaction();
        }
    }

    /// <summary>Ends what is under way and writes the rest. What cannot be written is counted again from the log by the next owner.</summary>
    public async ValueTask FinishAsync()
    {
        await CompactedAsync();
        await FlushedAsync();
        if (!cells.HasChanges)
            return;
        StartFlush();
        await FlushedAsync();
    }

    private void StartFlush()
    {
        _ticksSinceFlush = 0;
        var flush = cells.TakeChanges(epoch) with { At = services.Clock.GetUtcNow() };
        _flush = (flush, services.Cells.FlushAsync(flush).AsTask());
    }

    /// <summary>Absolute values, so a flush that failed half known is simply due again.</summary>
    private async ValueTask FlushedAsync()
    {
        if (_flush is not { } flush)
            return;
        _flush = null;
        try
        {
            await flush.Written;
            cells.Written(flush.Flush, services.Minute);
        }
        catch (StorageUnavailableException)
        {
            cells.PutBack(flush.Flush);
        }
    }

    private void StartCompaction()
    {
        _smallSegments = 0;
        _compaction = services.Log.CompactAsync(team, epoch).AsTask();
    }

    private async ValueTask CompactedAsync()
    {
        if (_compaction is not { } compaction)
            return;
        _compaction = null;
        try
        {
            await compaction;
        }
        catch (StorageUnavailableException)
        {
            // The small segments stay; the next time joins them.
        }
    }
}
