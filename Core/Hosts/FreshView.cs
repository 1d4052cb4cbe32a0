using Microsoft.Extensions.Logging;
using Workshop.Actors;
using Workshop.Corrections;
using Workshop.Log;
using Workshop.Stats;

namespace Workshop.Hosts;

/// <summary>
/// A view whose deltas come a little later than the answers to their senders. It answers with everything in it that was stored
/// when it was asked: mostly the next delta brings what is missing, and what it does not bring is read from the log. After a correction
/// of names it starts anew.
/// </summary>
public sealed class FreshView<TActor>
    where TActor : class, IView
{
    private readonly MarkReader _marks;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _clock;
    private readonly Signal _changed = new();
    private CorrectedNames _names = CorrectedNames.None;

    /// <param name="name">For the log.</param>
    /// <param name="activate">Starts the actor.</param>
    /// <param name="marks">Tells how far the teams' logs go.</param>
    /// <param name="patience">How long a question waits for deltas before the log is read.</param>
    /// <param name="clock">For waiting, and for how long nobody has asked.</param>
    /// <param name="logger">Where failures are told.</param>
    public FreshView(
        string name, Func<ValueTask<TActor>> activate, MarkReader marks, TimeSpan patience, TimeProvider clock, ILogger logger)
    {
        _marks = marks;
        _patience = patience;
        _clock = clock;
        Host = new ViewHost<TActor>(name, activate, clock, logger) { Changed = _changed.Pulse };
    }

    /// <summary>Where deltas go, and questions that may be answered with what the view has.</summary>
    public ViewHost<TActor> Host { get; }

    /// <summary>Completes with the next change.</summary>
    public Task NextChange() => _changed.Next();

    /// <summary>Asks the view; activates it if need be. The answer has everything in it that was stored before.</summary>
    /// <exception cref="StorageUnavailableException">It is not known what was stored, or cannot be read.</exception>
    /// <exception cref="EngineBusyException">The view was stopped.</exception>
    public Task<TResult> AskAsync<TResult>(Func<TActor, TResult> question) =>
        AskAsync(actor => ValueTask.FromResult(question(actor)));

    /// <inheritdoc cref="AskAsync{TResult}(Func{TActor,TResult})"/>
    public async Task<TResult> AskAsync<TResult>(Func<TActor, ValueTask<TResult>> question)
    {
        var stored = await _marks.ReadAsync();
        await FollowNamesAsync();
        await AwaitDeltasAsync(stored);
        return await Host.AskAsync(
            async actor =>
            {
                await CatchUpAsync(actor, stored);
                return await question(actor);
            },
            CancellationToken.None);
    }

    /// <summary>Has the view do something by which it changes; otherwise as a question.</summary>
    public async Task<TResult> ChangeAsync<TResult>(Func<TActor, ValueTask<TResult>> change)
    {
        var result = await AskAsync(change);
        _changed.Pulse();
        return result;
    }

    /// <summary>Counts what was lost on its way: everything that had been stored at an earlier time.</summary>
    public async Task CatchUpAsync(IReadOnlyList<TeamMark> stored)
    {
        await FollowNamesAsync();
        await Host.AskAsync(
            async actor =>
            {
                await CatchUpAsync(actor, stored);
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>A view that starts after a correction was read counts by it, or by a later one.</summary>
    private async ValueTask FollowNamesAsync()
    {
        var names = _marks.Names;
        if (!names.DiffersFrom(Volatile.Read(ref _names)))
            return;
        await Host.ReloadAsync();
        Volatile.Write(ref _names, names);
        _changed.Pulse();
    }

    private async ValueTask CatchUpAsync(TActor actor, IReadOnlyList<TeamMark> stored)
    {
        if (await actor.CatchUpAsync(stored))
            _changed.Pulse();
    }

    private async Task AwaitDeltasAsync(IReadOnlyList<TeamMark> stored)
    {
        var start = _clock.GetTimestamp();
        while (true)
        {
            var change = NextChange();
            if (await Host.AskAsync(actor => actor.HasCounted(stored), CancellationToken.None))
                return;
            var left = _patience - _clock.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return;
            await change.WaitAsync(left, _clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
