using System.Threading.Channels;
using Spectre.Console;
using Workshop.Cli.Output;

namespace Workshop.Cli.Stress;

/// <summary>
/// Sends requests when they are due, whether or not earlier ones were answered; a latency counts from when its request was due, so that a
/// service that stalls cannot hide it. Who asks to come back later is obeyed by all connections, and gets the same entries again.
/// </summary>
internal sealed class StressRun(StressTarget target, StressPlan plan, Screen screen, TimeProvider clock)
{
    /// <summary>How long requests are sent again after the last was due.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly StressTally _tally = new(plan.Entries);
    private long _start;
    private long _notBefore;

    public async Task<StressReport> RunAsync(CancellationToken stop)
    {
        var countedBefore = await target.CountedAsync(stop);
        var errorsBefore = await target.ErrorsAsync(stop);
        _start = clock.GetTimestamp();
        await ShowProgressAsync(() => LoadAsync(stop), stop);
        var seconds = clock.GetElapsedTime(_start).TotalSeconds;

        var found = await target.ReadBackAsync(stop);
        var counted = await target.CountedAsync(stop) - countedBefore;
        var errors = await target.ErrorsAsync(stop) - errorsBefore;
        return StressReport.Of(plan, _tally, found, counted, errors, seconds);
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var due = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleWriter = true });
        var connections = Enumerable.Range(0, plan.Connections).Select(_ => SendAsync(due.Reader, ending.Token)).ToList();
        // A request that is refused for good ends the test, not only its connection.
        var refused = Task.WhenAny(connections).Unwrap();
        await Task.WhenAny(AnnounceAsync(due.Writer, ending.Token), refused);
        due.Writer.TryComplete();
        if (refused.IsFaulted)
            await ending.CancelAsync();
        await Task.WhenAll(connections);
    }

    private async Task AnnounceAsync(ChannelWriter<int> due, CancellationToken stop)
    {
        for (var request = 0; request < plan.Requests; request++)
        {
            var wait = plan.DueAfter(request) - clock.GetElapsedTime(_start);
            if (wait > TimeSpan.FromMilliseconds(1))
                await Task.Delay(wait, clock, stop);
            due.TryWrite(request);
        }

        due.TryComplete();
    }

    private async Task SendAsync(ChannelReader<int> due, CancellationToken stop)
    {
        await foreach (var request in due.ReadAllAsync(stop))
            await SendAsync(request, stop);
    }

    private async Task SendAsync(int request, CancellationToken stop)
    {
        var body = plan.Body(request);
        while (clock.GetElapsedTime(_start) < plan.Duration + Grace)
        {
            await ObeyAsync(stop);
            var attempt = await target.PostAsync(body, stop);
            if (attempt.Answer is { } answer)
            {
                _tally.Answer(request * plan.Batch, plan.Batch, answer, clock.GetElapsedTime(_start) - plan.DueAfter(request));
                return;
            }

            _tally.Repeat(attempt.IsShed);
            ComeBackAfter(attempt.Wait!.Value);
        }

        _tally.GiveUp();
    }

    private async Task ObeyAsync(CancellationToken stop)
    {
        while (TimeSpan.FromTicks(Interlocked.Read(ref _notBefore)) - clock.GetElapsedTime(_start) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, stop);
    }

    private void ComeBackAfter(TimeSpan wait)
    {
        var time = (clock.GetElapsedTime(_start) + wait).Ticks;
        for (var before = Interlocked.Read(ref _notBefore); before < time; before = Interlocked.Read(ref _notBefore))
            Interlocked.CompareExchange(ref _notBefore, time, before);
    }

    private async Task ShowProgressAsync(Func<Task> load, CancellationToken stop)
    {
        if (screen.Json || !screen.Errors.Profile.Capabilities.Interactive)
        {
            await load();
            return;
        }

        await screen.Errors.Progress()
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("", maxValue: plan.Requests);
                var loading = load();
                while (!loading.IsCompleted)
                {
                    await Task.WhenAny(loading, Task.Delay(Look, clock, stop));
                    bar.Value = _tally.Requests;
                    bar.Description = Screen.Safe(_tally.Line());
                }

                await loading;
            });
    }
}
