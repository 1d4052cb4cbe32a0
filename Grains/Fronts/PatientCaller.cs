using Microsoft.Extensions.Logging;
using Workshop.Log;

namespace Workshop.Grains.Fronts;

/// <summary>
/// Calls actors that may be moving, or on a silo that is lost: tries again until it has an answer or its patience ends. What it
/// throws is what the embedded engine would throw.
/// </summary>
/// <remarks>
/// Retry contract: a call that was rejected has not been carried out, and is repeated. A call without an answer may have been
/// carried out; it is repeated only if that makes no difference.
/// </remarks>
internal sealed class PatientCaller(OrleansEngineOptions options, ILogger<PatientCaller> logger)
{
    /// <summary>Calls an actor.</summary>
    /// <param name="call">The call; made anew for each try.</param>
    /// <param name="mayRepeat">Whether it may be carried out twice; asked only when a call has had no answer.</param>
    /// <exception cref="EngineBusyException">Too much is waiting, or the actor could not be reached; nothing was done.</exception>
    /// <exception cref="StorageUnavailableException">It is not known whether it was done.</exception>
    public async ValueTask<TResult> CallAsync<TResult>(Func<ValueTask<TResult>> call, Func<bool> mayRepeat)
    {
        var start = TimeProvider.System.GetTimestamp();
        var isOpen = false;
        while (true)
        {
            Exception failure;
            try
            {
                return await call();
            }
            catch (CallRefusedException refusal) when (refusal.Reason is Refusal.StorageUnavailable or Refusal.StorageFull)
            {
                throw new StorageUnavailableException("The actor cannot reach the storage.", refusal) { IsFull = refusal.Reason == Refusal.StorageFull };
            }
            catch (CallRefusedException refusal)
            {
                if (refusal.Reason == Refusal.Busy)
                    throw GivenUp(isOpen, refusal);
                failure = refusal;
            }
            catch (Exception exception) when (IsTransport(exception))
            {
                isOpen |= !IsRejection(exception);
                failure = exception;
            }

            if (isOpen && !mayRepeat() || TimeProvider.System.GetElapsedTime(start) > options.CallPatience)
                throw GivenUp(isOpen, failure);
            GrainsLog.CallRepeated(logger, failure);
            await Task.Delay(options.RetryPause, TimeProvider.System);
        }
    }

    private static Exception GivenUp(bool isOpen, Exception failure) => isOpen
        ? new StorageUnavailableException("There was no answer; it is not known whether the actor did what it was asked for.", failure)
        : new EngineBusyException();

    private static bool IsTransport(Exception exception) => exception is OrleansException or TimeoutException or ObjectDisposedException;

    /// <summary>Whether the actor certainly never saw the call. A silo that was lost may have carried it out before.</summary>
    private static bool IsRejection(Exception exception) =>
        exception is OrleansMessageRejectionException and not SiloUnavailableException or GatewayTooBusyException or LimitExceededException;
}
