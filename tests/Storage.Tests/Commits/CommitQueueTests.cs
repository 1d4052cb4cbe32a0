using Microsoft.Extensions.Logging.Abstractions;
using Workshop.Log;
using Workshop.Storage.Commits;

namespace Workshop.Storage.Tests.Commits;

/// <summary>The group commit alone, on a session that only takes notes.</summary>
public sealed class CommitQueueTests : IAsyncDisposable
{
    private readonly NotingSession _session = new();
    private readonly CommitQueue<NotingSession> _queue;

    public CommitQueueTests() => _queue = new CommitQueue<NotingSession>(_session.Opened, static _ => false, NullLogger.Instance);

    public async ValueTask DisposeAsync()
    {
        _session.Go();
        await _queue.DisposeAsync();
    }

    [Fact]
    public async Task What_waits_meanwhile_goes_into_one_commit()
    {
        await AddWhileBusyAsync(
            () => AddAsync(WriteLane.Prompt, "a"),
            () => AddAsync(WriteLane.Prompt, "b"),
            () => AddAsync(WriteLane.Flush, "f"));

        _session.Commits.ShouldBe(["busy", "a b f"]);
    }

    [Fact]
    public async Task Prompt_writes_come_first_and_flushes_get_a_share()
    {
        await AddWhileBusyAsync(
            () => AddAsync(WriteLane.Flush, "f1", 200),
            () => AddAsync(WriteLane.Flush, "f2", 200),
            () => AddAsync(WriteLane.Flush, "f3", 200),
            () => AddAsync(WriteLane.Prompt, "a"));

        _session.Commits.ShouldBe(["busy", "a f1 f2", "f3"]);
    }

    [Fact]
    public async Task Idle_work_is_done_alone_and_last()
    {
        await AddWhileBusyAsync(
            () => AddAsync(WriteLane.Idle, "c1"),
            () => AddAsync(WriteLane.Idle, "c2"),
            () => AddAsync(WriteLane.Prompt, "a"));

        _session.Commits.ShouldBe(["busy", "a", "c1", "c2"]);
    }

    [Fact]
    public async Task A_refused_write_fails_alone()
    {
        Task refused = Task.CompletedTask;
        await AddWhileBusyAsync(
            () => AddAsync(WriteLane.Prompt, "a"),
            () =>
            {
                refused = _queue.AddAsync(WriteLane.Prompt, 1, _ => throw new RefusedException(new InvalidOperationException("no")));
                return Task.CompletedTask;
            },
            () => AddAsync(WriteLane.Prompt, "b"));

        (await Should.ThrowAsync<InvalidOperationException>(() => refused)).Message.ShouldBe("no");
        _session.Commits.ShouldBe(["busy", "a b"]);
    }

    [Fact]
    public async Task A_failed_commit_fails_all_of_its_writes_and_the_next_has_a_new_session()
    {
        _session.FailNextCommit = true;
        var failed = await Should.ThrowAsync<StorageUnavailableException>(() => AddAsync(WriteLane.Prompt, "a"));
        failed.InnerException.ShouldBeOfType<IOException>();

        await AddAsync(WriteLane.Prompt, "b");

        _session.Commits.ShouldBe(["b"]);
        _session.Openings.ShouldBe(2);
    }

    [Fact]
    public async Task A_storage_that_cannot_be_opened_is_tried_again_with_the_next_write()
    {
        _session.FailNextOpening = true;
        await Should.ThrowAsync<StorageUnavailableException>(() => AddAsync(WriteLane.Prompt, "a"));

        await AddAsync(WriteLane.Prompt, "b");

        _session.Commits.ShouldBe(["b"]);
    }

    [Fact]
    public async Task Nobody_is_answered_before_the_commit()
    {
        _session.Hold();
        var write = AddAsync(WriteLane.Prompt, "a");
        _session.WaitUntilCommitting();
        write.IsCompleted.ShouldBeFalse();

        _session.Go();
        await write;
    }

    [Fact]
    public async Task Closing_finishes_what_waits_and_fails_what_found_no_room()
    {
        _session.Hold();
        var first = AddAsync(WriteLane.Prompt, "busy");
        _session.WaitUntilCommitting();
        var waiting = Enumerable.Range(0, 2_000).Select(i => AddAsync(WriteLane.Prompt, $"{i}")).ToList();

        var closing = _queue.DisposeAsync();
        _session.Go();
        await closing;

        await first;
        var unavailable = 0;
        foreach (var write in waiting)
        {
            try
            {
                await write;
            }
            catch (StorageUnavailableException)
            {
                unavailable++;
            }
        }

        _session.Commits.Sum(c => c.Split(' ').Length).ShouldBe(1 + waiting.Count - unavailable);
        unavailable.ShouldBe(waiting.Count - 1024);
        await Should.ThrowAsync<StorageUnavailableException>(() => AddAsync(WriteLane.Prompt, "late"));
    }

    [Fact]
    public async Task Who_gives_up_waiting_for_a_place_writes_nothing()
    {
        using var impatient = new CancellationTokenSource();
        _session.Hold();
        var first = AddAsync(WriteLane.Prompt, "busy");
        _session.WaitUntilCommitting();
        var waiting = Enumerable.Range(0, 1024).Select(_ => AddAsync(WriteLane.Prompt, "x")).ToList();
        var cancelled = _queue.AddAsync(WriteLane.Prompt, 1, s => s.Write("never"), impatient.Token);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);

        _session.Go();
        await Task.WhenAll(waiting.Append(first));
        _session.Commits.ShouldNotContain(c => c.Contains("never", StringComparison.Ordinal));
    }

    private Task AddAsync(WriteLane lane, string text, int weight = 1) => _queue.AddAsync(lane, weight, s => s.Write(text));

    /// <summary>Adds writes while a commit is under way, lets it go, and waits for all.</summary>
    private async Task AddWhileBusyAsync(params Func<Task>[] writes)
    {
        _session.Hold();
        var busy = AddAsync(WriteLane.Prompt, "busy");
        _session.WaitUntilCommitting();
        var added = writes.Select(write => write()).ToList();
        _session.Go();
        await Task.WhenAll(added.Append(busy));
    }
}
