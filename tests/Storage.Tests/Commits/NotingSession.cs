using Workshop.Storage.Commits;

namespace Workshop.Storage.Tests.Commits;

/// <summary>Notes what was written in which commit, and holds or fails commits when told to.</summary>
internal sealed class NotingSession : ICommitSession
{
    private readonly ManualResetEventSlim _go = new(true);
    private readonly ManualResetEventSlim _committing = new();
    private readonly List<string> _written = [];

    public List<string> Commits { get; } = [];

    public int Openings { get; private set; }

    public bool FailNextCommit { get; set; }

    public bool FailNextOpening { get; set; }

    public NotingSession Opened()
    {
        Openings++;
        if (FailNextOpening)
        {
            FailNextOpening = false;
            throw new IOException("cannot open");
        }

        return this;
    }

    public void Write(string text) => _written.Add(text);

    public void Begin() => _written.Clear();

    public void Commit()
    {
        _committing.Set();
        _go.Wait();
        if (FailNextCommit)
        {
            FailNextCommit = false;
            throw new IOException("no room");
        }

        if (_written.Count > 0)
            Commits.Add(string.Join(' ', _written));
    }

    public void AfterCommit()
    {
    }

    public void Hold() => _go.Reset();

    public void Go() => _go.Set();

    public void WaitUntilCommitting() => _committing.Wait();

    public void Dispose()
    {
    }
}
