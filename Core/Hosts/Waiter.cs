namespace Workshop.Hosts;

/// <summary>
/// Somebody who waits for an actor's answer, and goes on on the thread that gives it: what follows is short (an answer is written),
/// and handing it to another thread costs more.
/// </summary>
internal abstract class Waiter<TResult>
{
    private readonly TaskCompletionSource<TResult> _completion = new();

    public Task<TResult> Answer => _completion.Task;

    public void Complete(TResult result) => _completion.TrySetResult(result);

    public void Fail(Exception exception) => _completion.TrySetException(exception);
}
