using Workshop.Stats;

namespace Workshop.Outbox;

/// <summary>Makes one message of many deltas. It holds sums, not the deltas, so that it stays small however long it is not emptied.</summary>
public interface ICollector<out TMessage>
{
    bool IsEmpty { get; }

    void Add(TeamDelta delta);

    /// <summary>The message, and begins anew.</summary>
    TMessage Take();
}
