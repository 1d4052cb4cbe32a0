using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workshop.Core.Tests.Outbox;
using Workshop.Hosts;
using Workshop.Support;
using Xunit;

namespace Workshop.Core.Tests.Hosts;

public sealed class TeamHostTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 18, 9, 14, 0, TimeSpan.Zero);

    private readonly TeamScript _script = new(static _ => { });

    /// <summary>Once, it closed only after that: its stations were told to come back later instead of being sent to the newer owner.</summary>
    [Fact]
    public async Task A_host_that_is_overtaken_is_closed_before_anybody_is_told()
    {
        var (host, reached, gate) = Held();
        using var batch = Make.Batch(Now, new Made { Time = Now });
        var answer = host.AppendAsync(batch);
        var closedWhenTold = answer.ContinueWith(
            _ => host.IsClosed, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        await reached.Task;
        await _script.Store.OpenTeamAsync("Filbert", TestContext.Current.CancellationToken);
        gate.SetResult();

        (await closedWhenTold).ShouldBeTrue();
        await Should.ThrowAsync<EngineBusyException>(() => answer);
    }

    /// <summary>Once, it was refused instead: a restore that met a team on its way to another silo had been done, and was answered as failed.</summary>
    [Fact]
    public async Task A_host_that_is_overtaken_has_forgotten_too()
    {
        var (host, reached, gate) = Held();
        using var batch = Make.Batch(Now, new Made { Time = Now });
        var answer = host.AppendAsync(batch);
        await reached.Task;
        var forgotten = host.ForgetAsync();

        await _script.Store.OpenTeamAsync("Filbert", TestContext.Current.CancellationToken);
        gate.SetResult();

        await Should.ThrowAsync<EngineBusyException>(() => answer);
        await forgotten;
        host.IsClosed.ShouldBeTrue();
    }

    /// <summary>A host whose append waits before the storage: told when it has come so far, and let go by the test.</summary>
    private (TeamHost Host, TaskCompletionSource Reached, TaskCompletionSource Gate) Held()
    {
        var (reached, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        _script.Store.BeforeAppend = () =>
        {
            reached.SetResult();
            return gate.Task;
        };
        return (new TeamHost("Filbert", _script.Services, NullLogger.Instance, overtaken: static () => { }), reached, gate);
    }
}
