namespace Workshop.Grains;

/// <summary>Why an actor did not do what it was asked for.</summary>
public enum Refusal
{
    /// <summary>Too much is waiting; nothing was done.</summary>
    Busy = 0,

    /// <summary>The actor is moving to another silo; nothing was done, and asking again reaches it there.</summary>
    Moved = 1,

    /// <summary>The storage could not answer. An append is not known to be stored.</summary>
    StorageUnavailable = 2,

    /// <summary>The storage has no room left. An append is not known to be stored.</summary>
    StorageFull = 3,
}

/// <summary>An actor's answer that it did not do what it was asked for.</summary>
[GenerateSerializer]
[Alias("Workshop.CallRefused")]
public sealed class CallRefusedException(Refusal reason) : Exception($"The call was refused: {reason}.")
{
    [Id(0)]
    public Refusal Reason { get; } = reason;
}
