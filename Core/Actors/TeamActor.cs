using System.Buffers;
using Workshop.Dedupe;
using Workshop.Entries;
using Workshop.Log;
using Workshop.Proofs;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Actors;

/// <summary>
/// One elf team: the only writer of its part of the log and of its cells. It drops duplicates, appends durably, counts,
/// tells the views, and only then are its callers answered. Any exception but <see cref="InvalidDataException"/> of a caller's
/// frame leaves it in an unknown state: the host abandons it and starts a new one, which begins from the log.
/// </summary>
public sealed class TeamActor
{
    private readonly string _team;
    private readonly ActorServices _services;
    private readonly TeamHead _head;
    private readonly TeamCells _cells;
    private readonly IdIndex _ids;
    private readonly DeltaRoutes _routes;
    private readonly TeamUpkeep _upkeep;
    private long _lastSeq;
    private ReadOnlyMemory<byte> _hash;

    private TeamActor(string team, ActorServices services, TeamHead head, TeamCells cells)
    {
        _team = team;
        _services = services;
        _head = head;
        _cells = cells;
        _lastSeq = head.LastSeq;
        _hash = head.Hash;
        _ids = new IdIndex(team, services.Log, services.Ids);
        _routes = new DeltaRoutes(services.Views, head.LastSeq);
        _upkeep = new TeamUpkeep(team, head.Epoch, cells, services);
    }

    /// <summary>Whether <see cref="TickAsync"/> has something to do.</summary>
    public bool NeedsTick => _upkeep.IsDue;

    /// <summary>Takes the team over from whoever had it, and counts what its stored cells have not.</summary>
    public static async ValueTask<TeamActor> ActivateAsync(string team, ActorServices services)
    {
        var head = await services.Log.OpenTeamAsync(team);
        var cells = await TeamCells.LoadAsync(team, services);
        var actor = new TeamActor(team, services, head, cells);
        await actor.CatchUpAsync();
        return actor;
    }

    /// <summary>
    /// Appends batches of this team: one result for each. Everything is answered after one durable write.
    /// </summary>
    /// <exception cref="StaleEpochException">The team has a newer owner; nothing was stored.</exception>
    /// <exception cref="StorageUnavailableException">Not acknowledged. It may have been stored: a retry with the same ids is safe.</exception>
    public async ValueTask<AppendResult[]> AppendAsync(IReadOnlyList<EntryBatch> batches)
    {
        var results = new AppendResult[batches.Count];
        var draft = await DraftAsync(batches, results);
        if (draft.IsEmpty)
            return results;

        var delta = Count(draft);
        await OpenDaysAsync(delta);
        await _services.Log.AppendAsync(new TeamAppend(_team, _head.Epoch, draft.Segments(delta.Days)));
        await AppendedAsync(draft, delta);
        return results;
    }

    /// <summary>
    /// Counts a day again from the log and writes that in place of all that is stored of it. Afterwards the actor's own figures may be
    /// others than the stored ones: the host lets it go, and the next one starts from these.
    /// </summary>
    /// <returns>False if the log lacks entries of the team: then nothing was changed.</returns>
    /// <exception cref="StaleEpochException">The team has a newer owner; nothing was written.</exception>
    /// <exception cref="StorageUnavailableException">Not known to be written; repeating it is right.</exception>
    public async ValueTask<bool> RecountAsync(DateOnly day)
    {
        if (await _services.Log.CountEntriesAsync(_team, _lastSeq) < _lastSeq)
            return false;
        // First what waits to be written: behind it the recount has everything in it.
        await _upkeep.FinishAsync();
        if (_cells.HasChanges)
            throw new StorageUnavailableException("The team's cells cannot be written now.");
        var minutes = MinuteRecount.RangeOf(_services.Days, day, _services.Minute);
        var recount = await DayRecount.CountAsync(_services.Log, _services.Counters, _team, day, minutes, _lastSeq);
        await _services.Cells.FlushAsync(new CellFlush(_team, _head.Epoch, _lastSeq, recount.Cells, recount.Minutes)
        {
            At = _services.Clock.GetUtcNow(),
            Moments = recount.Moments,
            Hours = recount.Hours,
            Work = recount.Work,
            Recounted = [day],
            RecountedMinutes = minutes,
        });
        return true;
    }

    /// <summary>The team's figures, with everything that has been acknowledged and all its error types; see <see cref="Stats.History.Merge"/>.</summary>
    public History History() => _cells.History(_services.Today);

    /// <summary>When the team made something and of what quality, on those of these days that are in memory. The others are stored.</summary>
    public IReadOnlyList<TeamWork> OpenWork(DateOnly from, DateOnly to) => _cells.OpenWork(from, to);

    /// <summary>Work that can wait, asked about once a second: cells are written, small segments joined. Never waits for the storage.</summary>
    /// <exception cref="StaleEpochException">The team has a newer owner.</exception>
    public ValueTask TickAsync() => _upkeep.TickAsync();

    /// <summary>Writes what is to be written and leaves memory.</summary>
    public async ValueTask DeactivateAsync()
    {
        Abandon();
        await _upkeep.FinishAsync();
    }

    /// <summary>Leaves memory at once; what is not written is counted again from the log.</summary>
    public void Abandon() => _ids.Forget();

    private async ValueTask<AppendDraft> DraftAsync(IReadOnlyList<EntryBatch> batches, AppendResult[] results)
    {
        var draft = new AppendDraft(_lastSeq, _hash);
        foreach (var (batch, frame) in FramesByDay(batches))
        {
            var rows = await DraftAsync(draft, frame);
            results[batch] = new AppendResult(results[batch].Accepted + rows.New, results[batch].Duplicates + rows.Duplicates);
        }

        return draft;
    }

    /// <summary>All frames, those of one day together, otherwise as they came.</summary>
    private static IEnumerable<(int Batch, ReadOnlyMemory<byte> Frame)> FramesByDay(IReadOnlyList<EntryBatch> batches)
    {
        var frames = new List<(int Batch, ReadOnlyMemory<byte> Frame, DateOnly Day)>(batches.Count);
        for (var i = 0; i < batches.Count; i++)
        {
            foreach (var frame in batches[i].Frames)
                frames.Add((i, frame, new Frame(frame).Day));
        }

        return frames.TrueForAll(frame => frame.Day == frames[0].Day)
            ? frames.Select(static frame => (frame.Batch, frame.Frame))
            : frames.OrderBy(static frame => frame.Day).Select(static frame => (frame.Batch, frame.Frame));
    }

    private async ValueTask<(int New, int Duplicates)> DraftAsync(AppendDraft draft, ReadOnlyMemory<byte> frame)
    {
        var rows = new Frame(frame.Span).Rows.Length;
        var marks = ArrayPool<bool>.Shared.Rent(rows);
        Array.Clear(marks);
        var duplicates = await _ids.MarkAsync(frame, draft.LastSeq, marks);
        if (duplicates == 0)
            draft.Add(frame);
        else if (duplicates < rows)
            draft.Add(new FrameSubset().Without(frame.Span, marks));
        ArrayPool<bool>.Shared.Return(marks);
        return (rows - duplicates, duplicates);
    }

    private TeamDelta Count(AppendDraft draft)
    {
        var counter = _services.Counters.Rent();
        foreach (var frame in draft.Frames)
            counter.Count(frame);
        var (days, tail) = counter.Take();
        _services.Counters.Return(counter);
        return new TeamDelta(_team, _lastSeq, _lastSeq, draft.LastSeq, days, tail) { Epoch = _head.Epoch };
    }

    /// <summary>The append is durable: from here on nothing is decided any more, only told.</summary>
    private async ValueTask AppendedAsync(AppendDraft draft, TeamDelta delta)
    {
        (_lastSeq, _hash) = (draft.LastSeq, draft.Hash);
        _cells.Add(delta.Days, delta.UpTo);
        _ids.CoolDown();
        _upkeep.Appended(entries: delta.UpTo - delta.After);

        if (_services.Views.HasReaders)
            _services.Views.Publish(_team, [.. draft.Frames.Select(static frame => frame with { Bytes = frame.Bytes.ToArray() })]);
        await _routes.SendAsync(delta);
    }

    /// <summary>Counts the entries that were logged after the cells were last written, and tells the views in case they were not told.</summary>
    private async ValueTask CatchUpAsync()
    {
        if (_cells.Counted == _lastSeq)
            return;
        var delta = await LogReplay.CountAsync(_services, _team, _cells.Counted, _lastSeq);
        await OpenDaysAsync(delta);
        _cells.Add(delta.Days, delta.UpTo);
        await _routes.SendAsync(delta with { Epoch = _head.Epoch });
    }

    private async ValueTask OpenDaysAsync(TeamDelta delta)
    {
        foreach (var day in delta.Days)
            await _cells.OpenAsync(day.Day);
    }
}
