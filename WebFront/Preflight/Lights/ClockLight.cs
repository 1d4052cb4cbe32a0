using System.Globalization;

namespace Workshop.WebFront.Preflight.Lights;

/// <summary>Whether the clock runs as it should: not behind what was received, and not moved since the start.</summary>
internal sealed class ClockLight(IEngine engine, TimeProvider clock) : ILight
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly long _started = clock.GetTimestamp();

    public string Name => "clock";

    public async Task<Finding> CheckAsync(HttpContext asker, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var moved = now - _startedAt - clock.GetElapsedTime(_started);
        var newest = (await engine.DashboardAsync(cancellationToken)).Recent.Select(static entry => entry.ReceivedAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        if (newest > now + Tolerance)
        {
            return Finding.Red("clock.behind", $"The clock is {Seconds(newest - now)} s behind the newest entry.", "Set the machine's clock by a time service (chrony, systemd-timesyncd).")
                .With("seconds", Seconds(newest - now));
        }

        return moved.Duration() > Tolerance
            ? Finding.Yellow("clock.moved", $"The clock was moved by {Seconds(moved)} s since the service started.", "Look whether the machine's time service works.").With("seconds", Seconds(moved))
            : Finding.Green("clock.good", $"It is {now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC, and the clock was not moved.")
                .With("now", now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
