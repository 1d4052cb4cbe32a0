namespace Workshop.Storage.Postgres.Writing;

/// <summary>What the database has said of a write that was part of a commit. Known when the commit is.</summary>
internal sealed class Verdict
{
    private Exception? _refusal;

    public void Refuse(Exception reason) => _refusal = reason;

    /// <exception cref="Log.StaleEpochException">The writer's epoch is no longer the team's newest; nothing was written.</exception>
    /// <exception cref="Log.StorageUnavailableException">What was to be written does not follow what is there; nothing was written.</exception>
    public void ThrowIfRefused()
    {
        if (_refusal is not null)
            throw _refusal;
    }
}
