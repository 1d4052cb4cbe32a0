using Workshop.Log;

namespace Workshop.Grains;

/// <summary>Turns what actors throw into answers that travel.</summary>
internal static class Refusals
{
    /// <exception cref="CallRefusedException">The actor refused.</exception>
    public static async ValueTask<TResult> TellAsync<TResult>(Task<TResult> answer)
    {
        try
        {
            return await answer;
        }
        catch (EngineBusyException)
        {
            throw new CallRefusedException(Refusal.Busy);
        }
        catch (StorageUnavailableException)
        {
            throw new CallRefusedException(Refusal.StorageUnavailable);
        }
    }
}
