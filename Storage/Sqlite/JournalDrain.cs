using Workshop.Storage.Commits;
using Workshop.Storage.Sqlite.Writing;

namespace Workshop.Storage.Sqlite;

/// <summary>What every reader of the log does first, so that it finds all that was acknowledged before.</summary>
internal sealed class JournalDrain(CommitQueue<SqliteWriter> writes, JournalState journal)
{
    /// <exception cref="Log.StorageUnavailableException">The storage cannot be written, and so cannot be read whole.</exception>
    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        if (journal.HasRecords)
            await writes.AddAsync(WriteLane.Prompt, 0, static writer => writer.Journal.Drain(writer.Segments), cancellationToken);
    }
}
