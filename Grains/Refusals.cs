using Workshop.Hosts;
using Workshop.Log;

namespace Workshop.Grains;

/// <summary>Turns what actors throw into answers that travel.</summary>
internal static class Refusals
{
    /// <summary>A host that takes no more is no busy one: the team is about to be elsewhere.</summary>
    /// <exception cref="CallRefusedException">The actor refused.</exception>
    public static ValueTask<TResult> OfTeamAsync<TResult>(TeamHost host, Task<TResult> answer) =>
        TellAsync(answer, host, static host => host.IsClosed ? Refusal.Moved : Refusal.Busy);

    /// <inheritdoc cref="OfTeamAsync{TResult}"/>
    public static async ValueTask OfTeamAsync(TeamHost host, Task answer) => await OfTeamAsync(host, EndOf(answer));

    /// <summary>A view is never too busy, because whoever asks waits for room; it is about to be elsewhere.</summary>
    /// <exception cref="CallRefusedException">The actor refused.</exception>
    public static ValueTask<TResult> OfViewAsync<TResult>(Task<TResult> answer) =>
        TellAsync(answer, 0, static _ => Refusal.Moved);

    private static async Task<bool> EndOf(Task answer)
    {
        await answer;
        return true;
    }

    private static async ValueTask<TResult> TellAsync<TResult, TState>(Task<TResult> answer, TState state, Func<TState, Refusal> whenBusy)
    {
        try
        {
            return await answer;
        }
        catch (EngineBusyException)
        {
            throw new CallRefusedException(whenBusy(state));
        }
        catch (StorageUnavailableException failure)
        {
            throw new CallRefusedException(failure.IsFull ? Refusal.StorageFull : Refusal.StorageUnavailable);
        }
    }
}
