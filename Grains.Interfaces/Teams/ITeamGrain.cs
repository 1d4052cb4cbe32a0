using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Grains.Teams;

/// <summary>One team: its name is the key.</summary>
[Alias("Workshop.Team")]
public interface ITeamGrain : IGrainWithStringKey
{
    /// <summary>Appends a batch: durable, deduplicated and counted when it is answered.</summary>
    /// <exception cref="CallRefusedException">Not acknowledged; see <see cref="Refusal"/> for whether it may have been stored.</exception>
    [Alias("Append")]
    ValueTask<AppendResult> AppendAsync(AppendRequest request);

    /// <summary>The team's figures, with everything that was acknowledged.</summary>
    [Alias("History")]
    ValueTask<History> HistoryAsync();

    /// <summary>Counts a day again from the log and writes that in place of what is stored. Repeating it is right.</summary>
    /// <returns>False if the log lacks entries of the team: then nothing was changed.</returns>
    [Alias("Recount")]
    ValueTask<bool> RecountAsync(DateOnly day);

    /// <summary>When the team made something and of what quality, on those of these days that are in memory. The others are stored.</summary>
    [Alias("OpenWork")]
    ValueTask<TeamWork[]> OpenWorkAsync(DateOnly first, DateOnly last);

    /// <summary>Brings the team into memory, so that it writes what its stored cells lack.</summary>
    [Alias("WakeUp")]
    ValueTask WakeUpAsync();

    /// <summary>The log was replaced: forgets what it knows. When it answers, the views of its silo have been told all that it had to say before.</summary>
    [Alias("Forget")]
    ValueTask ForgetAsync();
}
