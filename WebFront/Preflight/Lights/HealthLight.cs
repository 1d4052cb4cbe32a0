using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>One of the quick checks that <c>/health/ready</c> answers with, as a light.</summary>
internal sealed class HealthLight(string name, HealthCheckService health) : ILight
{
    public string Name => name;

    public async Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(check => check.Name == name, cancellationToken);
        if (!report.Entries.TryGetValue(name, out var check))
            return None();
        if (check.Status == HealthStatus.Healthy)
            return Good(check.Description);
        return Bad(check.Exception is null ? check.Description : null);
    }

    private Finding None() => name is "engine"
        ? Finding.Off("engine.none", "The actors live in the cluster; the silos' light tells how they are.")
        : Finding.Off($"{name}.none", "There is none: everything is in this one process.");

    private Finding Good(string? detail) => name switch
    {
        "storage" => Finding.Green("storage.good", "Open, of this program's version, and written to just now."),
        "engine" => Finding.Green("engine.good", "It answers with the figures."),
        _ => Finding.Green($"{name}.good", detail ?? "Well.").With("detail", detail ?? ""),
    };

    private Finding Bad(string? detail) =>
        Finding.Red($"{name}.bad", detail ?? "The check failed.", "The reason is in the service's log; the light turns green by itself when it is mended.")
            .With("detail", detail ?? "");
}
