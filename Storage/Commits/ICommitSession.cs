namespace Workshop.Storage.Commits;

/// <summary>
/// A connection on which the writes of a group become one transaction. Used by one thread. A session whose transaction has failed
/// is disposed, which rolls back, and replaced by a new one.
/// </summary>
internal interface ICommitSession : IDisposable
{
    void Begin();

    /// <summary>Makes everything since <see cref="Begin"/> durable.</summary>
    void Commit();

    /// <summary>Called after every commit when its waiters know already: for what the database needs from time to time.</summary>
    void AfterCommit();
}
