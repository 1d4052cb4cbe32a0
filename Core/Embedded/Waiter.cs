namespace Workshop.Embedded;

/// <summary>Somebody who waits for an actor's answer; continues on another thread than the actor's.</summary>
internal abstract class Waiter<TResult>
{
    private readonly TaskCompletionSource<TResult> _completion = new();

    public Task<TResult> Answer => _completion.Task;

    public void Complete(TResult result) => _completion.TrySetResult(result);

    public void Fail(Exception exception) => _completion.TrySetException(exception);
}
