using System.Runtime.CompilerServices;

namespace Workshop.WebFront.Preflight;

/// <summary>Checks one light after the other.</summary>
internal sealed class PreflightRun(IEnumerable<ILight> lights, TimeProvider clock, ILogger<PreflightRun> logger)
{
    /// <summary>What takes longer is red.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ILight[] _lights = [.. lights];

    public async IAsyncEnumerable<PreflightLine> RunAsync(HttpContext asker, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new PreflightLine { Lights = [.. _lights.Select(light => light.Name)] };

        var start = clock.GetTimestamp();
        var states = new List<LightState>();
        foreach (var light in _lights)
        {
            var began = clock.GetTimestamp();
            var finding = await CheckAsync(light, asker, cancellationToken);
            states.Add(finding.State);
            yield return new PreflightLine
            {
                Light = new LightView(light.Name, Word(finding.State), Milliseconds(began), finding.Code, finding.Reason, finding.Mend, finding.Values),
            };
        }

        yield return new PreflightLine
        {
            Summary = new PreflightSummary(
                !states.Contains(LightState.Red),
                Count(LightState.Green),
                Count(LightState.Yellow),
                Count(LightState.Red),
                Count(LightState.Off),
                Milliseconds(start),
                Build.Id),
        };

        int Count(LightState state) => states.Count(one => one == state);
    }

    private async Task<Finding> CheckAsync(ILight light, HttpContext asker, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await light.CheckAsync(asker, ending.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Red("light.slow", $"It was not checked within {Patience.TotalSeconds} s.", "Look whether the service and what it uses are overloaded.")
                .With("seconds", $"{Patience.TotalSeconds}");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            WebFrontLog.LightFailed(logger, failure, light.Name);
            return Finding.Red("light.failed", "The check itself failed.", "The reason is in the service's log.");
        }
    }

    private double Milliseconds(long since) => Math.Round(clock.GetElapsedTime(since).TotalMilliseconds, 1);

    private static string Word(LightState state) => state switch
    {
        LightState.Green => "green",
        LightState.Yellow => "yellow",
        LightState.Red => "red",
        _ => "off",
    };
}
