namespace Workshop.Storage.Commits;

/// <summary>A write that waits for its commit, and the caller that waits for the write.</summary>
internal abstract class PendingWrite<TSession>(int weight)
{
    /// <summary>Its share of a commit, in the unit of its lane.</summary>
    public int Weight => weight;

    /// <summary>Writes, inside the group's transaction.</summary>
    public abstract void Apply(TSession session);

    /// <summary>Answers the caller after the commit.</summary>
    public abstract void Complete();

    /// <summary>Answers the caller that it is not known to be stored.</summary>
    public abstract void Fail(Exception reason);
}

internal sealed class PendingWrite<TSession, TResult>(int weight, Func<TSession, TResult> write) : PendingWrite<TSession>(weight)
{
    // The caller goes on where it is answered, which is never on the committing thread: see Completion.
    private readonly TaskCompletionSource<TResult> _answer = new();
    private TResult? _result;
    private Exception? _refusal;

    public Task<TResult> Answer => _answer.Task;

    public override void Apply(TSession session)
    {
        try
        {
            _result = write(session);
        }
        catch (RefusedException refused)
        {
            _refusal = refused.Reason;
        }
    }

    public override void Complete()
    {
        if (_refusal is null)
            _answer.SetResult(_result!);
        else
            _answer.SetException(_refusal);
    }

    public override void Fail(Exception reason) => _answer.SetException(reason);
}
