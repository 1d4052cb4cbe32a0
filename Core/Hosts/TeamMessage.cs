using Workshop.Entries;
using Workshop.Stats;
using Workshop.Utilisation;

namespace Workshop.Hosts;

/// <summary>What can be asked of a team's host.</summary>
internal interface ITeamMessage
{
    /// <summary>The message will not be answered.</summary>
    void Fail(Exception exception);
}

internal sealed class AppendMessage(EntryBatch batch) : Waiter<AppendResult>, ITeamMessage
{
    public EntryBatch Batch { get; } = batch;
}

/// <summary>The log was replaced: what the actor knows holds no more.</summary>
internal sealed class ForgetMessage : Waiter<bool>, ITeamMessage;

internal sealed class HistoryMessage : Waiter<History>, ITeamMessage;

/// <summary>A day is to be counted again from the log.</summary>
internal sealed class RecountMessage(DateOnly day) : Waiter<bool>, ITeamMessage
{
    public DateOnly Day { get; } = day;
}

/// <summary>The work of those of these days that are in memory.</summary>
internal sealed class OpenWorkMessage(DateOnly from, DateOnly to) : Waiter<IReadOnlyList<TeamWork>>, ITeamMessage
{
    public DateOnly From { get; } = from;

    public DateOnly To { get; } = to;
}

/// <summary>Time has passed: do what can wait, or leave memory.</summary>
internal sealed class TickMessage(bool passivate) : ITeamMessage
{
    public bool Passivate { get; } = passivate;

    public void Fail(Exception exception)
    {
        // The next tick comes anyway.
    }
}
