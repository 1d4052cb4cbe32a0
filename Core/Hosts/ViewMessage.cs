using Workshop.Stats;

namespace Workshop.Hosts;

/// <summary>What waits in a view's mailbox: a delta, another delivery, a question, or (nothing of these) the wish to leave memory.</summary>
internal readonly record struct ViewMessage<TActor>(
    TeamDelta? Delta = null, Func<TActor, ValueTask>? Delivery = null, IViewQuery<TActor>? Query = null);

internal interface IViewQuery<in TActor>
{
    ValueTask RunAsync(TActor actor);

    void Fail(Exception exception);
}

internal abstract class ViewQuery<TActor, TResult> : Waiter<TResult>, IViewQuery<TActor>
{
    public abstract ValueTask RunAsync(TActor actor);
}

internal sealed class ShortViewQuery<TActor, TResult>(Func<TActor, TResult> question) : ViewQuery<TActor, TResult>
{
    public override ValueTask RunAsync(TActor actor)
    {
        Complete(question(actor));
        return ValueTask.CompletedTask;
    }
}

internal sealed class LongViewQuery<TActor, TResult>(Func<TActor, ValueTask<TResult>> question) : ViewQuery<TActor, TResult>
{
    public override async ValueTask RunAsync(TActor actor) => Complete(await question(actor));
}
