namespace Workshop.Closing;

/// <summary>Reaches the owners of teams, wherever they are: only they may write their teams' figures.</summary>
public interface ITeamOwners
{
    /// <summary>Brings a team into memory, so that it counts and writes what its stored cells lack.</summary>
    /// <exception cref="EngineBusyException">It cannot be reached now.</exception>
    /// <exception cref="Log.StorageUnavailableException">It cannot start now.</exception>
    ValueTask WakeAsync(string team);

    /// <summary>
    /// Has the owner count a day of its team again from the log, and write that in place of what is stored; afterwards every view
    /// starts from the store. Repeating it is right.
    /// </summary>
    /// <returns>False if the log no longer has all entries of the team: then nothing was changed.</returns>
    /// <exception cref="EngineBusyException">Nothing was done.</exception>
    /// <exception cref="Log.StorageUnavailableException">It is not known whether it was done.</exception>
    ValueTask<bool> RecountAsync(string team, DateOnly day);
}
