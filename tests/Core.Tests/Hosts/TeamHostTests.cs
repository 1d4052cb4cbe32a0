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
        var host = new TeamHost("Filbert", _script.Services, NullLogger.Instance, overtaken: static () => { });
        var (reached, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        _script.Store.BeforeAppend = () =>
        {
            reached.SetResult();
            return gate.Task;
        };
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
}
